/** What is known of one article while its mentions are being handed to entities. */
import { perLanguage } from "../../language/index.ts"
import type { Article, EntityType, Range, Reading, Span } from "../../record/index.ts"
import type { Passage, Word } from "../words/index.ts"
import { clustersOf } from "./clusters.ts"
import { type Head, headOf } from "./head.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import { namesOf } from "./names.ts"
import { type Turns, turnsOf } from "./turns.ts"
import type { Draft, NameMention } from "./types.ts"

export interface World {
  passage: Passage
  lexicon: Lexicon
  text: string
  outlet: string | null
  reading: Reading
  /** per attribution, shared ones filled in */
  spans: readonly Span[][]
  tokens: readonly Word[]
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
  passage: Passage,
  outlet: Article["outlet"],
  reading: Reading,
  spans: readonly Span[][],
): World {
  const { text, words: tokens } = passage
  const lexicon = lexiconOf(passage.language)
  const names = namesOf(passage, outlet, spans.flat())
  const { drafts, of } = clustersOf(lexicon, names)
  const capitals = new Set(tokens.filter(({ capital }) => capital).map(({ lower }) => lower))
  for (const draft of drafts) {
    if (isSeldomDefinite(lexicon, text, draft)) draft.type = null
    if (
      draft.type === null ||
      draft.type === "place" ||
      (draft.type === "person" &&
        draft.gender === null &&
        draft.descriptors.length === 0 &&
        !draft.mentions.some((mention) => mention.kind === "name" && mention.titled))
    ) {
      const place = placeOr(lexicon, text, capitals, draft)
      if (place === "government" || place === "organisation" || draft.type === null) draft.type = place
    }
  }
  const heads = spans.map((source) => headOf(passage, names, source))
  const found = { spans, tokens, names, heads, drafts, nameDraft: of, at: new Map() }
  const known = { passage, lexicon, text, outlet, reading, ...found }
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
function placeOr(
  lexicon: Lexicon,
  text: string,
  capitals: ReadonlySet<string>,
  { names, words }: Draft,
): EntityType | null {
  const word = words[0]?.join(" ") ?? ""
  const state = names.some(({ end }) => lexicon.fits(text.slice(end, end + 40), "state-after"))
  if (state || (word.length > 3 && demonymsOf(lexicon, word).some((each) => each !== word && capitals.has(each))))
    return "government"
  if (word.includes(" ") && names.some(({ end }) => lexicon.fits(text.slice(end, end + 60), "its-after")))
    return "organisation"
  const located = names.filter(({ start }) => lexicon.fits(text.slice(Math.max(0, start - 9), start), "located-before"))
  return located.length > 0 && located.length * 2 >= names.length ? "place" : null
}

/** "the Oduya rally" beside many a bare "Oduya": the article belongs to the noun, so the lone word is no body's name. */
function isSeldomDefinite(lexicon: Lexicon, text: string, { names, words, type }: Draft): boolean {
  const [only] = words
  if (type !== "organisation" || words.length !== 1 || only?.length !== 1) return false
  const [word = ""] = only
  if (lexicon.organisationWords.has(word) || lexicon.bodies.has(word)) return false
  if (names.some(({ start, end }) => /^\p{Lu}{2,}/u.test(text.slice(start, end)))) return false
  const definite = names.filter(({ start }) =>
    lexicon.fits(text.slice(Math.max(0, start - 5), start), "definite-before"),
  )
  return definite.length > 0 && definite.length * 2 < names.length
}

const demonymRules = perLanguage((language) =>
  language
    .table("demonyms", ["ending", "people"])
    .map(({ ending, people }) => ({ ending: new RegExp(ending, "u"), people })),
)

/** "Brill": "Brillian", "Brillese". */
function demonymsOf({ language }: Lexicon, name: string): string[] {
  return demonymRules(language).map(({ ending, people }) => name.replace(ending, people))
}
