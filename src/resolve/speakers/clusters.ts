/**
 * Names → who they name. Longer names are gathered first; short ones ("Okafor", "the Times", "IMF") then go to the one they shorten.
 *
 * Two people of one surname stay two, as do names that differ in a given name or in Jr.
 */
import type { Lexicon } from "./lexicon.ts"
import type { Draft, NameMention } from "./types.ts"
import { type Wordings, wordings } from "./wordings.ts"

/** A draft a named thing, in the order of first mentions; every mention is in one of them. */
export function clustersOf(
  lexicon: Lexicon,
  names: readonly NameMention[],
): { drafts: Draft[]; of: Map<NameMention, Draft> } {
  const known: Known = { drafts: [], of: new Map(), named: wordings(lexicon), counts: new Map() }
  const long = names
    .filter((name) => name.words.length > 1)
    .sort((a, b) => b.words.length - a.words.length || a.start - b.start)
  for (const name of long) place(name, known, sameAs(name, known))
  for (const draft of known.drafts)
    known.counts.set(draft, { starts: draft.names.map(({ start }) => start).sort((a, b) => a - b), short: 0 })
  for (const name of names.filter((mention) => mention.words.length === 1)) {
    const draft = place(name, known, shortFor(name, known))
    const count = known.counts.get(draft)
    if (count) count.short++
    else known.counts.set(draft, { starts: [], short: 1 })
  }
  const { drafts, of } = known
  for (const name of names) {
    const draft = of.get(name)
    if (draft) draft.mentions.push({ ...name, subject: false })
  }
  return { drafts: drafts.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0)), of }
}

interface Known {
  drafts: Draft[]
  of: Map<NameMention, Draft>
  named: Wordings
  /** of each draft where its longer names begin, in order, and how many single words have been placed: they come in text order */
  counts: Map<Draft, { starts: readonly number[]; short: number }>
}

export function emptyDraft(): Draft {
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

function place(name: NameMention, { drafts, of, named }: Known, found: Draft | undefined): Draft {
  const draft = found ?? emptyDraft()
  if (!found) drafts.push(draft)
  if (!named.has(draft, name.words)) {
    draft.words.push(name.words)
    named.add(draft, name.words)
  }
  draft.names.push({ start: name.start, end: name.end })
  draft.type = draft.type === null || (name.type === "person" && name.titled) ? (name.type ?? draft.type) : draft.type
  draft.gender ??= name.gender
  draft.descriptors.push(...name.descriptors)
  of.set(name, draft)
  return draft
}

/** The first draft that the long name names, too. */
function sameAs(name: NameMention, { named }: Known): Draft | undefined {
  return named.sharingEnds(name.words).find(({ draft, words }) => sameLong(named, name, draft, words))?.draft
}

function sameLong(named: Wordings, name: NameMention, draft: Draft, words: readonly string[]): boolean {
  if (name.gender && draft.gender && name.gender !== draft.gender) return false
  if (words.join(" ") === name.words.join(" ")) return true
  if (name.type !== draft.type && name.type !== null && draft.type !== null && !(loose(name) && loose(draft)))
    return false
  return name.type === "person" ? samePerson(named, words, name.words) : sameBody(named, words, name.words)
}

const loose = ({ type }: { type: string | null }) =>
  type === "organisation" || type === "government" || type === "media" || type === "place"

/** "Maria J. Okafor" and "Maria Okafor"; "Guajardo Villarreal" and "Ildefonso Guajardo Villarreal"; never "Donald Ray" and "Donald Ray Jr". */
function samePerson({ plain, suffixOf, withoutSuffix }: Wordings, a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length >= b.length ? [plain(a), plain(b)] : [plain(b), plain(a)]
  if (suffixOf(long) !== suffixOf(short)) return false
  const [l, s] = [withoutSuffix(long), withoutSuffix(short)]
  if (s.join(" ") === l.slice(-s.length).join(" ") || s.join(" ") === l.slice(0, s.length).join(" ")) return true
  const given = l[0] === s[0] || ((l[0]?.length === 1 || s[0]?.length === 1) && l[0]?.[0] === s[0]?.[0])
  return given && l.at(-1) === s.at(-1) && (s.length === 2 || s.every((word) => l.includes(word)))
}

/** "Medicines Safety Authority" and "Belvarian Medicines Safety Authority"; "Hestrand Laboratories Ltd" and "Hestrand Laboratories". */
function sameBody({ isSmall }: Wordings, a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  const ends =
    short.join(" ") === long.slice(-short.length).join(" ") || short.join(" ") === long.slice(0, short.length).join(" ")
  const within = short.length < long.length && isSmall(long[long.length - short.length - 1] ?? "")
  return ends && short.length > 1 && !within
}

/** The entity that a one-word name shortens, by the best of a few readable reasons; undefined: it is nobody's yet. */
function shortFor(name: NameMention, { named, counts }: Known): Draft | undefined {
  const [word = ""] = named.plain(name.words)
  const fits = new Map<Draft, number>()
  for (const { draft, words } of named.longFor(word))
    fits.set(draft, Math.max(fits.get(draft) ?? 0, shortFit(named, word, name, draft, words)))
  let best: { draft: Draft; score: number } | undefined
  for (const [draft, fit] of fits) {
    if (fit === 0) continue
    if (name.gender && draft.gender && name.gender !== draft.gender) continue
    const { starts, short } = counts.get(draft) ?? { starts: [], short: 0 }
    const score = fit + 0.3 * Math.log2(1 + countBelow(starts, name.start) + short)
    if (!best || score > best.score) best = { draft, score }
  }
  return best?.draft
}

/** How many of some numbers in ascending order are less than `most`. */
function countBelow(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < most) low = middle + 1
    else high = middle
  }
  return low
}

function shortFit(
  { lexicon, ...named }: Wordings,
  word: string,
  name: NameMention,
  draft: Draft,
  words: readonly string[],
): number {
  const own = named.plain(words)
  if (own.length === 1) return own[0] === word ? 4 : 0
  const body = named.withoutSuffix(own)
  if (draft.type === "person") {
    if (name.type === "organisation" && !name.titled && name.words[0] !== body.at(-1)) return 0
    if (body.at(-1) === word) return 4
    if (body[0] === word) return name.titled && lexicon.givenNames.has(word) ? 1 : 2
    return body.includes(word) && word.length > 2 ? 1 : 0
  }
  if (name.titled || draft.type === "place") return 0
  if (named.initialsOf(own).includes(word)) return word.length > 1 ? 4 : 0
  if (own[0] === word)
    return lexicon.countries.has(word) ||
      lexicon.places.has(word) ||
      lexicon.nationalities.has(word) ||
      lexicon.organisationWords.has(word)
      ? 0
      : 2
  return own.at(-1) === word && draft.type === "media" && lexicon.outletWords.has(word) ? 3 : 0
}
