/**
 * Names → who they name. Longer names are gathered first; short ones ("Okafor", "the Times", "IMF") then go to the one they shorten.
 *
 * Two people of one surname stay two, as do names that differ in a given name or in Jr.
 */
import { isShortFor } from "../../language/index.ts"
import { begunAt } from "../words/index.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Figure, NameMention } from "./types.ts"
import { type Wordings, wordings } from "./wordings.ts"

/** A figure a named thing, in the order of first mentions; every mention is in one of them, but a bare surname that two share. */
export function clustersOf(
  lexicon: Lexicon,
  names: readonly NameMention[],
): { figures: Figure[]; of: Map<NameMention, Figure> } {
  const known: Known = { figures: [], of: new Map(), named: wordings(lexicon), counts: new Map() }
  const long = names
    .filter((name) => name.words.length > 1)
    .sort((a, b) => b.words.length - a.words.length || a.start - b.start)
  for (const name of long) place(name, known, sameAs(name, known))
  const longNames = Map.groupBy(long, (name) => known.of.get(name))
  for (const figure of known.figures) {
    const own = (longNames.get(figure) ?? []).toSorted((a, b) => a.start - b.start)
    known.counts.set(figure, { long: own, short: 0 })
  }
  for (const name of names.filter((mention) => mention.words.length === 1)) {
    const short = shortFor(name, known)
    // Which of two it is, the text does not say: nobody is better than the wrong one.
    if (short === "either") continue
    const figure = place(name, known, short ?? undefined)
    const count = known.counts.get(figure)
    if (count) count.short++
    else known.counts.set(figure, { long: [], short: 1 })
  }
  const { figures, of } = known
  for (const name of names) {
    const figure = of.get(name)
    if (figure) figure.mentions.push({ ...name, subject: false })
  }
  return { figures: figures.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0)), of }
}

interface Known {
  figures: Figure[]
  of: Map<NameMention, Figure>
  named: Wordings
  /** of each figure its longer names, in text order, and how many single words have been placed: they come in text order */
  counts: Map<Figure, { long: readonly NameMention[]; short: number }>
}

export function emptyFigure(): Figure {
  return {
    words: [],
    names: [],
    type: null,
    gender: null,
    heads: new Set(),
    descriptorWords: new Set(),
    descriptors: [],
    mentions: [],
    possessor: null,
    plural: false,
    origin: null,
    label: null,
    members: [],
    group: null,
    hasNamed: false,
  }
}

function place(name: NameMention, { figures, of, named }: Known, found: Figure | undefined): Figure {
  const figure = found ?? emptyFigure()
  if (!found) figures.push(figure)
  if (!named.has(figure, name.words)) {
    figure.words.push(name.words)
    named.add(figure, name.words)
  }
  figure.names.push({ start: name.start, end: name.end })
  figure.type =
    figure.type === null || (name.type === "person" && name.titled) ? (name.type ?? figure.type) : figure.type
  figure.gender ??= name.gender
  figure.descriptors.push(...name.descriptors)
  of.set(name, figure)
  return figure
}

/** The first figure that the long name names, too. */
function sameAs(name: NameMention, { named }: Known): Figure | undefined {
  return named.sharingEnds(name.words).find(({ figure, words }) => sameLong(named, name, figure, words))?.figure
}

function sameLong(named: Wordings, name: NameMention, figure: Figure, words: readonly string[]): boolean {
  if (name.gender && figure.gender && name.gender !== figure.gender) return false
  if (words.join(" ") === name.words.join(" ")) return true
  if (name.type !== figure.type && name.type !== null && figure.type !== null && !(loose(name) && loose(figure)))
    return false
  return name.type === "person" ? samePerson(named, words, name.words) : sameBody(named, words, name.words)
}

const loose = ({ type }: { type: string | null }) =>
  type === "organisation" || type === "government" || type === "media" || type === "place"

/** "Maria J. Okafor" and "Maria Okafor"; "Bill Lund" and "William Lund"; "Guajardo Villarreal" and "Ildefonso Guajardo Villarreal"; never "Donald Ray" and "Donald Ray Jr". */
function samePerson(
  { lexicon, plain, suffixOf, withoutSuffix }: Wordings,
  a: readonly string[],
  b: readonly string[],
): boolean {
  const [long, short] = a.length >= b.length ? [plain(a), plain(b)] : [plain(b), plain(a)]
  if (suffixOf(long) !== suffixOf(short)) return false
  const [l, s] = [withoutSuffix(long), withoutSuffix(short)]
  if (s.join(" ") === l.slice(-s.length).join(" ") || s.join(" ") === l.slice(0, s.length).join(" ")) return true
  if (l.at(-1) !== s.at(-1) || (s.length !== 2 && !s.every((word) => l.includes(word)))) return false
  const [x = "", y = ""] = [l[0], s[0]]
  return x === y || ((x.length === 1 || y.length === 1) && x[0] === y[0]) || isShortFor(lexicon.language, x, y)
}

/** "Medicines Safety Authority" and "Belvarian Medicines Safety Authority"; "Hestrand Laboratories Ltd" and "Hestrand Laboratories". */
function sameBody({ isSmall }: Wordings, a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  const ends =
    short.join(" ") === long.slice(-short.length).join(" ") || short.join(" ") === long.slice(0, short.length).join(" ")
  const within = short.length < long.length && isSmall(long[long.length - short.length - 1] ?? "")
  return ends && short.length > 1 && !within
}

/** The entity that a one-word name shortens, by the best of a few readable reasons; null: it is nobody's yet; either: of two of one surname. */
function shortFor(name: NameMention, { named, counts }: Known): Figure | "either" | null {
  const [word = ""] = named.plain(name.words)
  const fits = new Map<Figure, number>()
  for (const { figure, words } of named.longFor(word))
    fits.set(figure, Math.max(fits.get(figure) ?? 0, shortFit(named, word, name, figure, words)))
  const rivals = Array.from(fits).flatMap(([figure, fit]) => {
    if (fit === 0 || (name.gender && figure.gender && name.gender !== figure.gender)) return []
    const { long, short } = counts.get(figure) ?? { long: [], short: 0 }
    const before = begunAt(long, name.start - 1)
    const isNear = name.sentence - (long[before - 1]?.sentence ?? Number.NEGATIVE_INFINITY) <= NEAR
    return [{ figure, isNear, score: fit + 0.3 * Math.log2(1 + before + short) }]
  })
  const [best, second] = rivals.sort((a, b) => b.score - a.score)
  if (!best || !second || best.score - second.score >= CLEAR) return best?.figure ?? null
  if (!best.isNear || !second.isNear || !areTwo(best.figure, second.figure)) return best.figure
  // Her pronoun tells, where the other is known to be a man.
  const { gender } = best.figure
  if (!name.said || !gender || !second.figure.gender || gender === second.figure.gender) return "either"
  return gender === name.said ? best.figure : second.figure
}

/** How much more must speak for one of two people of one surname: to be named more than half as often again as the other. */
const CLEAR = 0.2
/** Both have been named in full in its sentence or in so many before it. */
const NEAR = 2
const areTwo = (a: Figure, b: Figure) => a.type === "person" && b.type === "person"

function shortFit(
  { lexicon, ...named }: Wordings,
  word: string,
  name: NameMention,
  figure: Figure,
  words: readonly string[],
): number {
  const own = named.plain(words)
  if (own.length === 1) return own[0] === word ? 4 : 0
  const body = named.withoutSuffix(own)
  if (figure.type === "person") {
    if (name.type === "organisation" && !name.titled && name.words[0] !== body.at(-1)) return 0
    if (body.at(-1) === word) return 4
    if (body[0] === word) return name.titled && lexicon.givenNames.has(word) ? 1 : 2
    return body.includes(word) && word.length > 2 ? 1 : 0
  }
  if (name.titled || figure.type === "place") return 0
  if (named.initialsOf(own).includes(word)) return word.length > 1 ? 4 : 0
  if (own[0] === word)
    return lexicon.countries.has(word) ||
      lexicon.places.has(word) ||
      lexicon.nationalities.has(word) ||
      lexicon.organisationWords.has(word)
      ? 0
      : 2
  return own.at(-1) === word && figure.type === "media" && lexicon.outletWords.has(word) ? 3 : 0
}
