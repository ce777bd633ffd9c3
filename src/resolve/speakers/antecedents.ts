/** "who", "which" and "that" → what is named or described right before them. */
import { begunAt, holding, is, rangeAt, type Shelf, shelf, type Word } from "../words/index.ts"
import { emptyDraft } from "./clusters.ts"
import { typeOfNoun } from "./source-type.ts"
import type { Draft } from "./types.ts"
import type { World } from "./world.ts"

const LONGEST = 6

/** Finds the entity that a relative pronoun stands for: one already known, or the words before it as one of their own. Made when the text has been walked through. */
export function antecedentsOf(world: World): (pronoun: Word) => Draft | null {
  const places: Shelf<Place> = shelf()
  for (const [order, draft] of world.drafts.entries()) shelve(places, draft, order)
  return (pronoun) => {
    const human = is(pronoun, "relative-for-people")
    const known = knownBefore(world, places, pronoun, human)
    if (known && /^[”"’')]?(?: \([^)]*\))?,? ?[-–—]?-? ?$/.test(world.text.slice(known.end, pronoun.start)))
      return known.draft
    const made = described(world, pronoun, human)
    if (made) shelve(places, made, world.drafts.length)
    return (
      made ??
      (known && !world.lexicon.fits(world.text.slice(known.end, pronoun.start), "parts-from-relative")
        ? known.draft
        : null)
    )
  }
}

/** Where a draft is mentioned or described. */
interface Place {
  draft: Draft
  order: number
}

function shelve(places: Shelf<Place>, draft: Draft, order: number): void {
  for (const mention of draft.mentions) if (mention.kind !== "pronoun") places.put(mention, { draft, order })
  for (const range of draft.descriptors) places.put(range, { draft, order })
}

/** What ends last before it in its sentence; of several the first entity of the article. */
function knownBefore(
  { passage }: World,
  places: Shelf<Place>,
  { start: at }: Word,
  human: boolean,
): { draft: Draft; end: number } | null {
  const sentence = holding(passage.sentences, at)
  if (!sentence) return null
  let best: (Place & { end: number }) | null = null
  for (const { start, end, value } of places.over({ start: sentence.start, end: at })) {
    const { type } = value.draft
    if (human && type !== null && type !== "person" && type !== "group") continue
    if (start < sentence.start || end > at) continue
    if (!best || end > best.end || (end === best.end && value.order < best.order)) best = { ...value, end }
  }
  return best
}

/** "voters who", "a company that": the noun right before the pronoun, with the words that belong to it. */
function described(world: World, pronoun: Word, human: boolean): Draft | null {
  const { lexicon } = world
  const { words } = world.passage
  const at = begunAt(words, pronoun.start) - 1
  const head = words[at - 1]
  if (!head || head.sentence !== pronoun.sentence || head.possessive) return null
  if (!/^,? $/.test(world.text.slice(head.end, pronoun.start))) return null
  const people = lexicon.isPeopleWord(head.lower) || lexicon.isPeoples(head.lower)
  if (human ? !people : !lexicon.isNoun(head.lower)) return null
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
  const draft: Draft = {
    ...emptyDraft(),
    type: lexicon.isPlural(head.lower) ? "group" : human ? "person" : "organisation",
    heads: new Set([head.lower]),
    plural: lexicon.isPlural(head.lower),
    origin: typeOfNoun({ kind: "noun", token: head, names: [], before, after: [pronoun.lower], apposed: null }),
  }
  draft.mentions.push({
    kind: "description",
    start,
    end: head.end,
    head: head.lower,
    modifiers: before.map(({ lower }) => lower),
    definite: false,
    plural: draft.plural,
    possessor: null,
    sentence: head.sentence,
    quoted: head.quoted,
    subject: false,
  })
  world.drafts.push(draft)
  return draft
}
