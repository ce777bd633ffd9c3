/** "Okafor and Lindqvist": named people who speak together are a group. */
import { emptyFigure } from "./clusters.ts"
import type { Head } from "./head.ts"
import type { Figure } from "./types.ts"
import type { World } from "./world.ts"

/** "Okafor and Lindqvist" become a group, which "they" may stand for later. `groups`: those so far, by where their members are first named. */
export function gather(world: World, head: Head | null, i: number, groups: Map<string, Figure>): void {
  const members = head ? membersOf(world, head) : []
  const span = world.attributions[i]?.source[0]
  if (!head || !span || members.length === 0) return
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
  const { start, end } = span
  figure.mentions.push({
    kind: "description",
    start,
    end,
    head: "",
    modifiers: [],
    definite: true,
    plural: true,
    possessor: null,
    sentence: head.token.sentence,
    quoted: head.token.quoted,
    subject: true,
  })
  world.at.set(`and:${head.token.end}`, { figure, because: [] })
}

/** The named people of "Okafor and Lindqvist" as one group. */
function membersOf(world: World, head: Head): Figure[] {
  const words = head.before.map(({ lower }) => lower)
  if (head.kind !== "name" || !words.some((word) => world.lexicon.is(word, "and"))) return []
  const [from, to] = [head.before[0]?.start ?? 0, head.token.end]
  const inside = head.names.filter((name) => from <= name.start && name.end <= to + 1)
  const figures = new Set(inside.flatMap((name) => world.named.get(name) ?? []))
  return figures.size > 1 ? [...figures] : []
}
