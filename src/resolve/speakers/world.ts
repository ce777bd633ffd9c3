/** What is known of one article while its mentions are being handed to entities. */
import type { Article, EntityType, Range, Reading, Span } from "../../record/index.ts"
import { clustersOf } from "./clusters.ts"
import { type Head, headOf } from "./head.ts"
import * as lexicon from "./lexicon.ts"
import { namesOf } from "./names.ts"
import { type Token, tokensOf } from "./tokens.ts"
import { type Turns, turnsOf } from "./turns.ts"
import type { Draft, NameMention } from "./types.ts"

export interface World {
  text: string
  outlet: string | null
  reading: Reading
  /** per attribution, shared ones filled in */
  spans: readonly Span[][]
  tokens: Token[]
  names: NameMention[]
  heads: (Head | null)[]
  drafts: Draft[]
  nameDraft: Map<NameMention, Draft>
  /** by where the mention starts and ends */
  at: Map<string, { draft: Draft | null; because: string[] }>
  turns: Turns
}

export const keyOf = ({ start, end }: Range) => `${start}:${end}`

export function worldOf(
  { text, outlet }: Pick<Article, "text" | "outlet">,
  reading: Reading,
  spans: readonly Span[][],
): World {
  const tokens = tokensOf(text, reading)
  const names = namesOf(text, tokens, outlet, spans.flat())
  const { drafts, of } = clustersOf(names)
  const capitals = new Set(tokens.filter(({ capital }) => capital).map(({ lower }) => lower))
  for (const draft of drafts) {
    if (isSeldomDefinite(text, draft)) draft.type = null
    if (
      draft.type === null ||
      draft.type === "place" ||
      (draft.type === "person" &&
        draft.gender === null &&
        draft.descriptors.length === 0 &&
        !draft.mentions.some((mention) => mention.kind === "name" && mention.titled))
    ) {
      const place = placeOr(text, capitals, draft)
      if (place === "government" || place === "organisation" || draft.type === null) draft.type = place
    }
  }
  const heads = spans.map((source) => headOf(text, tokens, names, source))
  const known = { text, outlet, reading, spans, tokens, names, heads, drafts, nameDraft: of, at: new Map() }
  return { ...known, turns: turnsOf(reading.attributions, spans, heads, (head) => draftOfHead(known, head)) }
}

/** Whom a source's head has been found to stand for, as far as the text has been walked. */
export function draftOfHead(world: Pick<World, "at" | "nameDraft">, head: Head | null): Draft | null {
  if (!head) return null
  if (head.kind === "pronoun") return world.at.get(keyOf(head.token))?.draft ?? null
  if (head.apposed) return world.nameDraft.get(head.apposed) ?? null
  if (head.kind === "noun") return world.at.get(`:${head.token.end}`)?.draft ?? null
  const name = head.names.find((mention) => mention.start <= head.token.start && head.token.end <= mention.end + 1)
  return (name && world.nameDraft.get(name)) ?? null
}

/** What the places of a lone unknown name say of it: "in Brill", "Brill's navy", and "Brillian" elsewhere in the text. */
function placeOr(text: string, capitals: ReadonlySet<string>, { names, words }: Draft): EntityType | null {
  const word = words[0]?.join(" ") ?? ""
  const state = names.some(({ end }) => STATE_AFTER.test(text.slice(end, end + 40)))
  if (state || (word.length > 3 && demonymsOf(word).some((each) => each !== word && capitals.has(each))))
    return "government"
  if (word.includes(" ") && names.some(({ end }) => ITS_AFTER.test(text.slice(end, end + 60)))) return "organisation"
  const located = names.filter(({ start }) => LOCATED.test(text.slice(Math.max(0, start - 9), start)))
  return located.length > 0 && located.length * 2 >= names.length ? "place" : null
}

/** "the Oduya rally" beside many a bare "Oduya": the article belongs to the noun, so the lone word is no body's name. */
function isSeldomDefinite(text: string, { names, words, type }: Draft): boolean {
  const [only] = words
  if (type !== "organisation" || words.length !== 1 || only?.length !== 1) return false
  const [word = ""] = only
  if (lexicon.organisationWords.has(word) || lexicon.bodies.has(word)) return false
  if (names.some(({ start, end }) => /^\p{Lu}{2,}/u.test(text.slice(start, end)))) return false
  const definite = names.filter(({ start }) => /\bthe $/i.test(text.slice(Math.max(0, start - 5), start)))
  return definite.length > 0 && definite.length * 2 < names.length
}

/** "Orchard Air has told its pilots": only a thing has an "its". */
const ITS_AFTER = /^[^.,;:“”"]{1,30} its\b|^ (?:said|says|told)\b[^.,;:“”"]{0,30} that it [“"]?(?:does|did)\b/
const LOCATED = /\b(?:in|at|from|near|outside|across|around|to|toward|towards) $/
const STATE_AFTER =
  /^['’]s? (?:(?:foreign|defen[cs]e|interior|finance|justice|prime|health) (?:minist|secretar)|navy|army|air force|armed forces|parliament|government|president\b|prime minister|king\b|coast guard|embassy|ambassador|capital\b|border|economy)/

function demonymsOf(name: string): string[] {
  const stem = name.replace(/[aeoy]$/, "")
  return [...["n", "an", "ian", "i", "ese", "ish"].map((end) => name + end), `${stem}ian`, `${stem}an`, `${stem}ish`]
}
