/**
 * Names → who they name. Longer names are gathered first; short ones ("Okafor", "the Times", "IMF") then go to the one they shorten.
 *
 * Two people of one surname stay two, as do names that differ in a given name or in Jr.
 */
import * as lexicon from "./lexicon.ts"
import type { Draft, NameMention } from "./types.ts"

const SUFFIX = new Set(["jr", "sr", "ii", "iii", "iv"])
const SMALL = new Set(["of", "for", "and", "the", "on", "in", "a"])

/** A draft a named thing, in the order of first mentions; every mention is in one of them. */
export function clustersOf(names: readonly NameMention[]): { drafts: Draft[]; of: Map<NameMention, Draft> } {
  const drafts: Draft[] = []
  const of = new Map<NameMention, Draft>()
  const long = names
    .filter((name) => name.words.length > 1)
    .sort((a, b) => b.words.length - a.words.length || a.start - b.start)
  for (const name of long)
    place(
      name,
      drafts,
      of,
      drafts.find((draft) => sameLong(name, draft)),
    )
  for (const name of names.filter((mention) => mention.words.length === 1))
    place(name, drafts, of, shortFor(name, drafts))
  for (const name of names) {
    const draft = of.get(name)
    if (draft) draft.mentions.push({ ...name, subject: false })
  }
  return { drafts: drafts.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0)), of }
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

function place(name: NameMention, drafts: Draft[], of: Map<NameMention, Draft>, found: Draft | undefined): void {
  const draft = found ?? emptyDraft()
  if (!found) drafts.push(draft)
  if (!draft.words.some((words) => words.join(" ") === name.words.join(" "))) draft.words.push(name.words)
  draft.names.push({ start: name.start, end: name.end })
  draft.type = draft.type === null || (name.type === "person" && name.titled) ? (name.type ?? draft.type) : draft.type
  draft.gender ??= name.gender
  draft.descriptors.push(...name.descriptors)
  of.set(name, draft)
}

function sameLong(name: NameMention, draft: Draft): boolean {
  const equal = draft.words.some((words) => words.join(" ") === name.words.join(" "))
  if (equal && !(name.gender && draft.gender && name.gender !== draft.gender)) return true
  if (name.type !== draft.type && name.type !== null && draft.type !== null && !(loose(name) && loose(draft)))
    return false
  if (name.gender && draft.gender && name.gender !== draft.gender) return false
  return draft.words.some((words) =>
    name.type === "person" ? samePerson(words, name.words) : sameBody(words, name.words),
  )
}

const loose = ({ type }: { type: string | null }) =>
  type === "organisation" || type === "government" || type === "media" || type === "place"

const plain = (words: readonly string[]) => words.map((word) => word.replace(/[.’']/g, "").replace(/^(?:al|el)-/, ""))

/** "Maria J. Okafor" and "Maria Okafor"; "Guajardo Villarreal" and "Ildefonso Guajardo Villarreal"; never "Donald Ray" and "Donald Ray Jr". */
function samePerson(a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length >= b.length ? [plain(a), plain(b)] : [plain(b), plain(a)]
  const suffix = (words: readonly string[]) => words.filter((word) => SUFFIX.has(word)).join()
  if (suffix(long) !== suffix(short)) return false
  const [l, s] = [long, short].map((words) => words.filter((word) => !SUFFIX.has(word))) as [string[], string[]]
  if (s.join(" ") === l.slice(-s.length).join(" ") || s.join(" ") === l.slice(0, s.length).join(" ")) return true
  const given = l[0] === s[0] || ((l[0]?.length === 1 || s[0]?.length === 1) && l[0]?.[0] === s[0]?.[0])
  return given && l.at(-1) === s.at(-1) && (s.length === 2 || s.every((word) => l.includes(word)))
}

/** "Medicines Safety Authority" and "Belvarian Medicines Safety Authority"; "Hestrand Laboratories Ltd" and "Hestrand Laboratories". */
function sameBody(a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  const ends =
    short.join(" ") === long.slice(-short.length).join(" ") || short.join(" ") === long.slice(0, short.length).join(" ")
  const within = short.length < long.length && SMALL.has(long[long.length - short.length - 1] ?? "")
  return ends && short.length > 1 && !within
}

/** The entity that a one-word name shortens, by the best of a few readable reasons; undefined: it is nobody's yet. */
function shortFor(name: NameMention, drafts: readonly Draft[]): Draft | undefined {
  const [word = ""] = plain(name.words)
  let best: { draft: Draft; score: number } | undefined
  for (const draft of drafts) {
    const fit = Math.max(0, ...draft.words.map((words) => shortFit(word, name, draft, words)))
    if (fit === 0) continue
    if (name.gender && draft.gender && name.gender !== draft.gender) continue
    const before = draft.names.filter(({ start }) => start < name.start).length
    const score = fit + 0.3 * Math.log2(1 + before)
    if (!best || score > best.score) best = { draft, score }
  }
  return best?.draft
}

function shortFit(word: string, name: NameMention, draft: Draft, words: readonly string[]): number {
  const own = plain(words)
  if (own.length === 1) return own[0] === word ? 4 : 0
  const body = own.filter((part) => !SUFFIX.has(part))
  if (draft.type === "person") {
    if (name.type === "organisation" && !name.titled && name.words[0] !== body.at(-1)) return 0
    if (body.at(-1) === word) return 4
    if (body[0] === word) return name.titled && lexicon.givenNames.has(word) ? 1 : 2
    return body.includes(word) && word.length > 2 ? 1 : 0
  }
  if (name.titled || draft.type === "place") return 0
  const initials = own
    .filter((part) => !SMALL.has(part))
    .map((part) => part[0])
    .join("")
  if (initials === word || own.map((part) => part[0]).join("") === word) return word.length > 1 ? 4 : 0
  if (own[0] === word)
    return lexicon.countries.has(word) ||
      lexicon.places.has(word) ||
      lexicon.nationalities.has(word) ||
      lexicon.organisationWords.has(word)
      ? 0
      : 2
  return own.at(-1) === word && draft.type === "media" && lexicon.outletWords.has(word) ? 3 : 0
}
