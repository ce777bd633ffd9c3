/** "who", "which" and "that" → what is named or described right before them. */
import { begunAt, is, rangeAt, type Shelf, sentenceOf, shelf, type Word } from "../words/index.ts"
import { emptyFigure } from "./clusters.ts"
import { typeOfNoun } from "./source-type.ts"
import type { Figure } from "./types.ts"
import type { World } from "./world.ts"

const LONGEST = 6

/** Finds the entity that a relative pronoun stands for: one already known, or the words before it as one of their own. Made when the text has been walked through. */
export function antecedentsOf(world: World): (pronoun: Word) => Figure | null {
  const places: Shelf<Place> = shelf()
  for (const [order, figure] of world.figures.entries()) shelve(places, figure, order)
  return (pronoun) => {
    const human = is(pronoun, "relative-for-people")
    const known = knownBefore(world, places, pronoun, human)
    if (known && /^[”"’')]?(?: \([^)]*\))?,? ?[-–—]?-? ?$/.test(world.text.slice(known.end, pronoun.start)))
      return known.figure
    const made = described(world, pronoun, human)
    if (made) shelve(places, made, world.figures.length)
    return (
      made ??
      (known && !world.lexicon.fits(world.text.slice(known.end, pronoun.start), "parts-from-relative")
        ? known.figure
        : null)
    )
  }
}

/** Where a figure is mentioned or described. */
interface Place {
  figure: Figure
  order: number
}

function shelve(places: Shelf<Place>, figure: Figure, order: number): void {
  // "the town's two banks, which": not the town.
  for (const mention of figure.mentions)
    if (mention.kind === "name" || (mention.kind === "description" && !mention.possessive))
      places.put(mention, { figure, order })
  for (const range of figure.descriptors) places.put(range, { figure, order })
}

/** What ends last before it in its sentence; of several the first entity of the article. */
function knownBefore(
  { passage }: World,
  places: Shelf<Place>,
  { start: at }: Word,
  human: boolean,
): { figure: Figure; end: number } | null {
  const sentence = sentenceOf(passage, at)
  if (!sentence) return null
  let best: (Place & { end: number }) | null = null
  for (const { start, end, value } of places.over({ start: sentence.start, end: at })) {
    const { type } = value.figure
    if (human && type !== null && type !== "person" && type !== "group") continue
    if (start < sentence.start || end > at) continue
    if (!best || end > best.end || (end === best.end && value.order < best.order)) best = { ...value, end }
  }
  return best
}

/** "voters who", "a company that": the noun right before the pronoun, with the words that belong to it. */
function described(world: World, pronoun: Word, human: boolean): Figure | null {
  const { lexicon } = world
  const { words } = world.passage
  const at = begunAt(words, pronoun.start) - 1
  const head = words[at - 1]
  if (!head || head.sentence !== pronoun.sentence || head.possessive) return null
  if (!/^,? $/.test(world.text.slice(head.end, pronoun.start))) return null
  const people = lexicon.isPeopleWord(head.lower) || lexicon.isPeoples(head.lower)
  if (human ? !people : !lexicon.isNoun(head.lower)) return null
  // "the nominee for president, who": a bare office is not somebody, but what somebody is after.
  if (human && !lexicon.isPlural(head.lower) && is(words[at - 2], "for")) return null
  const before: Word[] = []
  for (let i = at - 2; i > at - 2 - LONGEST; i--) {
    const [token, next] = [words[i], words[i + 1]]
    if (!token || !next || token.sentence !== head.sentence) break
    if (!/^(?:[^\S\n]|,)$/.test(world.text.slice(token.end, next.start))) break
    // "Oduya thanked voters who": a name and its verb are no part of the phrase.
    const name = rangeAt(world.names, token.end - 1)
    if (name?.end === token.end && world.named.get(name)?.type === "person") {
      if (lexicon.fits(next.lower, "past-or-third-person") && next !== head) before.shift()
      break
    }
    const opens = is(token, "opens-antecedent")
    if (!opens && (lexicon.functionWords.has(token.lower) || lexicon.notNames.has(token.lower))) break
    before.unshift(token)
    if (opens) break
  }
  const start = before[0]?.start ?? head.start
  const figure: Figure = {
    ...emptyFigure(),
    type: lexicon.isPlural(head.lower) ? "group" : human ? "person" : "organisation",
    heads: new Set([head.lower]),
    plural: lexicon.isPlural(head.lower),
    origin: typeOfNoun({
      kind: "noun",
      token: head,
      names: [],
      before,
      after: [pronoun.lower],
      apposed: null,
      unnamed: false,
    }),
  }
  figure.mentions.push({
    kind: "description",
    start,
    end: head.end,
    head: head.lower,
    modifiers: before.map(({ lower }) => lower),
    definite: false,
    plural: figure.plural,
    possessive: false,
    possessor: null,
    sentence: head.sentence,
    quoted: head.quoted,
    subject: false,
  })
  world.figures.push(figure)
  return figure
}
