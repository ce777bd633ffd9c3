/**
 * The outlet of an article that does not state it, from how its text speaks: the agency in its dateline or its last line, or a name to which people speak again
 * and again. Null before wrong: an article that names two outlets, or one as others do, names none as its own.
 */
import { once, table } from "../language/index.ts"
import { datelineOf } from "./dateline.ts"
import { isAgency, isOutletName, outletAtStart, sameOutlet } from "./outlet-names.ts"

/**
 * @param url the address of the page, or null: an agency's report on another house's page is that house's
 * @returns the name as the text has it
 */
export function outletInText(text: string, url: string | null): string | null {
  const paragraphs = text.split(/\n\s*\n|\r\n\s*\r\n/)
  const owner = copyrightHolder(paragraphs.slice(-2))
  if (owner !== null) return owner
  const agency = datelineAgency(paragraphs) ?? creditedAgency(paragraphs.at(-1) ?? "")
  return agency !== null ? (isOwnPage(agency, url) ? agency : null) : spokenTo(text)
}

/** In one of the first paragraphs, for titles and bylines may stand above it. */
function datelineAgency(paragraphs: readonly string[]): string | null {
  const found = paragraphs
    .slice(0, 6)
    .flatMap((paragraph) => paragraph.trim().split(/\r?\n/).slice(0, 6))
    .map((line) => datelineOf(line.trim())?.agency ?? null)
  return found.find((agency) => agency !== null) ?? null
}

/** A last line that is only "(Norrland Wire)" or "— Norrland Wire". */
function creditedAgency(paragraph: string): string | null {
  const [, bracketed, dashed] = /^(?:\(([^()\n]{2,40})\)|(?:—|–|--)\s*([^\n.]{2,40}))$/u.exec(paragraph.trim()) ?? []
  const name = (bracketed ?? dashed ?? "").trim()
  return name !== "" && isAgency(name) ? name : null
}

/** "© 2031 The Examiner", "Copyright Norrland Wire 2031": in a line of its own at the end. */
function copyrightHolder(paragraphs: readonly string[]): string | null {
  const lines = paragraphs
    .flatMap((paragraph) => paragraph.trim().split(/\r?\n/).slice(-2))
    .filter((line) => line.length < 120)
  const holders = lines.map((line) => {
    const [, after] =
      /^(?:copyright|\(c\)|©)\s*(?:(?:©|\(c\))\s*)?(?:\d{4}(?:[-–]\d{2,4})?,?\s+)?(?:by\s+)?(\p{Lu}.*)$/iu.exec(
        line.trim(),
      ) ?? []
    return after === undefined ? null : outletAtStart(after.replace(/[.,].*/, ""))
  })
  return holders.find((holder) => holder !== null) ?? null
}

function isOwnPage(agency: string, url: string | null): boolean {
  const host = URL.parse(url ?? "")?.hostname.replace(/[^a-z\d]/g, "")
  return (
    host === undefined ||
    host.includes(
      agency
        .toLowerCase()
        .replace(/^the /, "")
        .replace(/[^a-z\d]/g, ""),
    )
  )
}

type VoiceKind = "told" | "own" | "other" | "self"

interface Mention {
  kind: VoiceKind
  /** the outlet's name; "" for the outlet without its name */
  name: string
  /** the word before it, for who spoke */
  before: string
}

const NAME = "((?:[Tt]he\\s+)?\\p{Lu}[\\p{L}\\p{M}'’&-]*(?:\\s+(?:of\\s+|de\\s+)?\\p{Lu}[\\p{L}\\p{M}'’&-]*){0,4})"
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+")
const voices = table("own-voice", ["pattern", "kind"]).map(({ pattern, kind }) => ({
  kind: kind as VoiceKind,
  isBehind: pattern.startsWith("%"),
  /** Words without which it fits nowhere. Most texts lack one of them, and a shape that is never tried need not be compiled, which takes longer than all else. */
  words: pattern.split(/[%\s]+/).filter((word) => word !== ""),
  shape: once(
    () => new RegExp(`(?<![\\p{L}\\p{M}'’&-])${pattern.split("%").map(escaped).join(NAME)}(?![\\p{L}\\p{M}])`, "gu"),
  ),
}))

/** How often, and by how many, before "told X" can only be the outlet's own way of writing. */
const [FEWEST_TELLINGS, FEWEST_TELLERS] = [3, 2]

function spokenTo(text: string): string | null {
  const mentions = voices.flatMap((voice) => mentionsOf(text, voice))
  const [name] = mentions.filter(({ kind }) => kind === "told" || kind === "own").map((mention) => mention.name)
  if (name === undefined || mentions.some((mention) => mention.kind === "self" || mention.kind === "other")) return null
  if (!mentions.every((mention) => sameOutlet(mention.name, name))) return null
  const told = mentions.filter(({ kind }) => kind === "told")
  const own = mentions.length - told.length
  const tellers = new Set(told.map(({ before }) => before.toLowerCase()))
  const isSure = own >= 2 || (own >= 1 && told.length >= 1)
  if (!isSure && (told.length < FEWEST_TELLINGS || tellers.size < FEWEST_TELLERS)) return null
  return mostExact(mentions.map((mention) => mention.name)).replace(/\s+/g, " ")
}

/** "The" is a part of the name where it is so within a sentence; at its beginning it may be any article. */
function mostExact(names: readonly string[]): string {
  const small = names.find((name) => /^the\s/.test(name))
  const great = names.find((name) => /^The\s/.test(name))
  return small && !(great && names.filter((name) => name === great).length > 1)
    ? small.replace(/^the\s+/, "")
    : (great ?? names[0] ?? "")
}

function mentionsOf(text: string, { kind, isBehind, words, shape }: (typeof voices)[number]): Mention[] {
  if (!words.every((word) => text.includes(word))) return []
  return [...text.matchAll(shape())].flatMap((match): Mention[] => {
    if (kind === "self") return [{ kind, name: "", before: "" }]
    const found = match[1] ?? ""
    const name = isBehind ? (isOutletName(found) ? found : null) : outletAtStart(found)
    const [before = ""] =
      /(?<![\p{L}\p{M}'’-])[\p{L}\p{M}'’-]*$/u.exec(text.slice(Math.max(0, match.index - 40), match.index).trimEnd()) ??
      []
    return name === null ? [] : [{ kind, name, before }]
  })
}
