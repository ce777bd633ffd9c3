/** Names → entities: short forms go to the full ones, and what a lone name names is told by where it stands. */
import { perLanguage } from "../../language/index.ts"
import type { EntityType, Range } from "../../record/index.ts"
import { holding, type Passage, wallsOf } from "../words/index.ts"
import { clustersOf } from "./clusters.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import type { Figure, NameMention } from "./types.ts"
import type { Cast } from "./world.ts"

/** Whom the names of an article name; no pronoun or description stands for anybody yet. */
export function namedBy(passage: Passage, names: readonly NameMention[]): Cast {
  const { text, words } = passage
  const lexicon = lexiconOf(passage.language)
  const { figures, of } = clustersOf(lexicon, names)
  const capitals = new Set(words.filter(({ capital }) => capital).map(({ lower }) => lower))
  const datelines = wallsOf(passage).filter(({ kind }) => kind === "dateline")
  const outlets = outletsAmong(lexicon, text, figures)
  for (const figure of figures) {
    if (isSeldomDefinite(lexicon, text, figure)) figure.type = null
    if (outlets.has(figure)) figure.type = "media"
    if (!isOpen(figure)) continue
    const isDateline = figure.names.some(({ start }) => holding(datelines, start) !== undefined)
    const place = isDateline ? "place" : placeOr(lexicon, text, capitals, figure)
    if (isDateline || place === "government" || place === "organisation" || figure.type === null) figure.type = place
  }
  return { figures, named: of, at: new Map() }
}

/** Nothing but its capital speaks for what it is. */
const isOpen = ({ type, gender, descriptors, mentions }: Figure) =>
  type === null ||
  type === "place" ||
  (type === "person" &&
    gender === null &&
    descriptors.length === 0 &&
    !mentions.some((mention) => mention.kind === "name" && mention.titled))

/** What the places of a lone unknown name say of it: "in Brill", "Brill's navy", and "Brillian" elsewhere in the text. */
function placeOr(
  lexicon: Lexicon,
  text: string,
  capitals: ReadonlySet<string>,
  { names, words }: Figure,
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
function isSeldomDefinite(lexicon: Lexicon, text: string, { names, words, type }: Figure): boolean {
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

/** Bodies that the text shows to be outlets, and those whose name ends like theirs: "the Lantern", "the Brill Lantern". */
function outletsAmong(lexicon: Lexicon, text: string, figures: readonly Figure[]): Set<Figure> {
  const shown = figures.filter((figure) => isToldAndCited(lexicon, text, figure))
  const lasts = new Set(shown.flatMap(({ words }) => words.map((each) => each.at(-1))))
  const alike = ({ type, words }: Figure) => type === "organisation" && words.some((each) => lasts.has(each.at(-1)))
  return new Set([...shown, ...figures.filter(alike)])
}

/** "told the Lantern" and "according to the Lantern": a body of no known kind that people speak to, and that is cited, is an outlet. */
function isToldAndCited(lexicon: Lexicon, text: string, { names, words, type }: Figure): boolean {
  if (type !== "organisation" || words.flat().some((word) => lexicon.organisationWords.has(word))) return false
  const before = ({ start }: Range) => text.slice(Math.max(0, start - 30), start)
  const isTold = names.some((name) => lexicon.fits(before(name), "tells-outlet"))
  const isCited = (name: Range) =>
    lexicon.fits(before(name), "cites-outlet") || lexicon.fits(text.slice(name.end, name.end + 24), "outlet-reports")
  return isTold && names.some(isCited)
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
