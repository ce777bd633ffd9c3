/** "who", "which" and "that" → what is named or described right before them. */
import { wordList } from "../../language/index.ts"
import { emptyDraft } from "./clusters.ts"
import { isNoun } from "./descriptions.ts"
import * as lexicon from "./lexicon.ts"
import { typeOfNoun } from "./source-type.ts"
import type { Token } from "./tokens.ts"
import type { Draft } from "./types.ts"
import type { World } from "./world.ts"

const FUNCTION = new Set(wordList("function-words"))
const DETERMINER =
  /^(?:the|an?|any|some|many|several|few|those|these|this|that|his|her|its|their|our|no|all|both|most|more|other|another|each|every)$/
const LONGEST = 6

/** The entity that a relative pronoun stands for: one already known, or the words before it as one of their own. */
export function antecedent(world: World, pronoun: Token): Draft | null {
  const human = /^who/.test(pronoun.lower)
  const known = knownBefore(world, pronoun, human)
  if (known && /^[”"’')]?(?: \([^)]*\))?,? ?[-–—]?-? ?$/.test(world.text.slice(known.end, pronoun.start)))
    return known.draft
  return (
    described(world, pronoun, human) ??
    (known && reaches(world.text.slice(known.end, pronoun.start)) ? known.draft : null)
  )
}

const reaches = (gap: string) => !/[.;:]|\b(?:and|but|said|told)\b/.test(gap)

function knownBefore(world: World, { start: at }: Token, human: boolean): { draft: Draft; end: number } | null {
  const sentence = world.reading.sentences.find((range) => range.start <= at && at < range.end)
  if (!sentence) return null
  let best: { draft: Draft; end: number } | null = null
  for (const draft of world.drafts) {
    if (human && draft.type !== null && draft.type !== "person" && draft.type !== "group") continue
    for (const mention of draft.mentions) {
      if (mention.kind === "pronoun" || mention.start < sentence.start || mention.end > at) continue
      if (!best || mention.end > best.end) best = { draft, end: mention.end }
    }
    for (const { start, end } of draft.descriptors) {
      if (start >= sentence.start && end <= at && (!best || end > best.end)) best = { draft, end }
    }
  }
  return best
}

/** "voters who", "a company that": the noun right before the pronoun, with the words that belong to it. */
function described(world: World, pronoun: Token, human: boolean): Draft | null {
  const at = world.tokens.findIndex(({ start }) => start === pronoun.start)
  const head = world.tokens[at - 1]
  if (!head || head.sentence !== pronoun.sentence || head.possessive) return null
  if (!/^,? $/.test(world.text.slice(head.end, pronoun.start))) return null
  const people = lexicon.isPeopleWord(head.lower) || lexicon.isPeoples(head.lower)
  if (human ? !people : !isNoun(head.lower)) return null
  const before: Token[] = []
  for (let i = at - 2; i > at - 2 - LONGEST; i--) {
    const [token, next] = [world.tokens[i], world.tokens[i + 1]]
    if (!token || !next || token.sentence !== head.sentence) break
    if (!/^(?:[^\S\n]|,)$/.test(world.text.slice(token.end, next.start))) break
    // "Oduya thanked voters who": a name and its verb are no part of the phrase.
    if (world.names.some((name) => name.end === token.end && world.nameDraft.get(name)?.type === "person")) {
      if (/(?:ed|s)$/.test(next.lower) && next !== head) before.shift()
      break
    }
    const opens = DETERMINER.test(token.lower)
    if (!opens && (FUNCTION.has(token.lower) || lexicon.notNames.has(token.lower))) break
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
