/** "Okafor and Lindqvist": named people who stand together are a group, which "they" may come back to. */
import type { Range } from "../../record/index.ts"
import { holding, wallsOf } from "../words/index.ts"
import { emptyFigure } from "./clusters.ts"
import type { Head } from "./head.ts"
import type { Figure, NameMention } from "./types.ts"
import type { World } from "./world.ts"

/** Groups of those who speak together, and of those whom the text names together anywhere else. One group for the same people. */
export function gatherGroups(world: World): void {
  const groups = new Map<string, Figure>()
  const seen: Range[] = []
  for (const [i, head] of world.heads.entries()) {
    const members = head ? membersOf(world, head) : []
    const span = world.attributions[i]?.source[0]
    if (!head || !span || members.length === 0) continue
    const { sentence, quoted } = head.token
    const figure = addTo(world, groups, members, { start: span.start, end: span.end, sentence, quoted })
    world.at.set(`and:${head.token.end}`, { figure, because: [] })
    seen.push(span)
  }
  for (const names of joinedNames(world)) {
    const [first, last] = [names[0] as NameMention, names.at(-1) as NameMention]
    const start = Math.min(first.start, ...first.descriptors.map((range) => range.start))
    if (seen.some((span) => span.start < last.end && start < span.end)) continue
    const members = new Set(names.flatMap((name) => world.named.get(name) ?? []))
    const isOfPeople = [...members].every(({ type }) => type === "person" || type === null)
    const { sentence, quoted } = first
    if (members.size > 1 && isOfPeople) addTo(world, groups, [...members], { start, end: last.end, sentence, quoted })
  }
}

interface Place extends Range {
  sentence: number
  quoted: boolean
}

function addTo(world: World, groups: Map<string, Figure>, members: Figure[], place: Place): Figure {
  const key = members
    .map(({ names }) => names[0]?.start)
    .sort()
    .join()
  const same = groups.get(key)
  const figure = same ?? { ...emptyFigure(), type: "group" as const, plural: true, members }
  if (!same) {
    groups.set(key, figure)
    world.figures.push(figure)
  }
  const mention = {
    kind: "description" as const,
    head: "",
    modifiers: [],
    definite: true,
    plural: true,
    possessive: false,
    possessor: null,
  }
  figure.mentions.push({ ...mention, ...place, subject: true })
  return figure
}

/** The named people of "Okafor and Lindqvist" as one group. */
function membersOf(world: World, head: Head): Figure[] {
  // "Customs and Border Protection" is one name, whatever joins its words.
  const between = head.before.filter(({ start }) => !head.names.some((name) => name.start < start && start < name.end))
  if (head.kind !== "name" || !between.some(({ lower }) => world.lexicon.is(lower, "and"))) return []
  const [from, to] = [head.before[0]?.start ?? 0, head.token.end]
  // "The Renn campaign and the Harbour Board": Renn is not among them.
  const owners = new Set(
    head.before.flatMap(({ capital, start, lower }, i) =>
      !capital && world.lexicon.organisationWords.has(lower) && head.before[i - 1]?.end === start - 1
        ? (head.before[i - 1]?.end ?? [])
        : [],
    ),
  )
  const inside = head.names.filter(({ start, end }) => from <= start && end <= to + 1 && !owners.has(end))
  const figures = new Set(inside.flatMap((name) => world.named.get(name) ?? []))
  return figures.size > 1 ? [...figures] : []
}

/** "Ivo Lind and the botanist Dr Mara Oduya", "Lind, Oduya and Holm": names in a row, of which the last two are joined by "and". */
function joinedNames({ names, text, lexicon, passage }: World): NameMention[][] {
  const headings = wallsOf(passage).filter(({ kind }) => kind === "heading")
  const found: NameMention[][] = []
  let row: NameMention[] = []
  for (const [i, name] of names.entries()) {
    const before = names[i - 1]
    const gap =
      before && before.sentence === name.sentence && !before.possessive && !holding(headings, name.start)
        ? gapBetween(text, before, name)
        : null
    if (gap !== null && lexicon.fits(gap, "joins-last-name") && !name.possessive) {
      found.push([...(row.length ? row : [before as NameMention]), name])
      row = []
    } else if (gap === ", " && before) row = [...(row.length ? row : [before]), name]
    else row = []
  }
  return found
}

/** What stands between two names, without the title or role of the second. */
function gapBetween(text: string, before: NameMention, { start, descriptors }: NameMention): string {
  const from = Math.min(start, ...descriptors.map((range) => range.start).filter((at) => at > before.end))
  return text.slice(before.end, from)
}
