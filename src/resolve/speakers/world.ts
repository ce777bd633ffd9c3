/** What is known of one article while its mentions are being handed to entities. */
import type { Article, EntityType, Range, Reading, Span } from "../../record/index.ts"
import { clustersOf } from "./clusters.ts"
import { type Head, headOf } from "./head.ts"
import * as lexicon from "./lexicon.ts"
import { namesOf } from "./names.ts"
import { type Token, tokensOf } from "./tokens.ts"
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
      const place = placeOr(text, tokens, draft)
      if (place === "government" || place === "organisation" || draft.type === null) draft.type = place
    }
  }
  const heads = spans.map((source) => headOf(text, tokens, names, source))
  return { text, outlet, reading, spans, tokens, names, heads, drafts, nameDraft: of, at: new Map() }
}

/** Whom a source's head has been found to stand for, as far as the text has been walked. */
export function draftOfHead(world: World, head: Head | null): Draft | null {
  if (!head) return null
  if (head.kind === "pronoun") return world.at.get(keyOf(head.token))?.draft ?? null
  if (head.apposed) return world.nameDraft.get(head.apposed) ?? null
  if (head.kind === "noun") return world.at.get(`:${head.token.end}`)?.draft ?? null
  const name = head.names.find((mention) => mention.start <= head.token.start && head.token.end <= mention.end + 1)
  return (name && world.nameDraft.get(name)) ?? null
}

/** What the places of a lone unknown name say of it: "in Brill", "Brill's navy", and "Brillian" elsewhere in the text. */
function placeOr(text: string, tokens: readonly Token[], { names, words }: Draft): EntityType | null {
  const word = words[0]?.join(" ") ?? ""
  const state = names.some(({ end }) => STATE_AFTER.test(text.slice(end, end + 40)))
  if (state || (word.length > 3 && tokens.some((token) => token.capital && isDemonym(token.lower, word))))
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

const isDemonym = (word: string, name: string) =>
  word !== name &&
  (word === `${name}n` ||
    word === `${name}an` ||
    word === `${name}ian` ||
    word === `${name}i` ||
    word === `${name}ese` ||
    word === `${name}ish` ||
    word === `${name.replace(/[aeoy]$/, "")}ian` ||
    word === `${name.replace(/[aeoy]$/, "")}an` ||
    word === `${name.replace(/[aeoy]$/, "")}ish`)
