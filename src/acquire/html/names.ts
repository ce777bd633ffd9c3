/**
 * The names in a byline. In: "By Ada Byrne and Bo Lind, transport correspondents | 4 March", or a name in a page's data. Out: the names alone. What
 * may be a job, a date, a counter, an address or an outlet's name ends them: a missing author is an open field, a wrong one is a false statement.
 */
import { table, wordList } from "../../language/index.ts"
import { clean, letters } from "./words.ts"

const words = table("bylines", ["words", "kind"])
const ofKind = (kind: string) => words.filter((entry) => entry.kind === kind).map((entry) => entry.words)
const labels = ofKind("label").toSorted((a, b) => b.length - a.length)
const jobs = new Set(ofKind("job"))
const ends = new Set(ofKind("end"))
const buttons = new Set(ofKind("button"))
const months = new Set(ofKind("month"))
const nobodies = new Set(ofKind("nobody").map(letters))
const particles = new Set(wordList("name-particles"))
const outlets = new Set(wordList("outlets").map(letters))
const outletWords = new Set(wordList("outlet-words"))
const places = new Set([...wordList("places"), ...wordList("countries")].map(letters))

/** Names longer than a byline can be are not looked into. */
const LONGEST = 300

export interface Naming {
  /** letters of the site's and the outlet's names: they are no author */
  sites: ReadonlySet<string>
  /** whether the page's makers say that it is a name: then one word is enough, and it need not be a person's */
  isDeclared: boolean
}

/** @returns each name once, in the order of the text; [] when it names nobody */
export function namesIn(text: string, naming: Naming): string[] {
  const line = unlabelled(clean(text.slice(0, LONGEST)) ?? "")
  if (naming.isDeclared && isAddress(line)) return []
  const stop = HARD_STOP.exec(line)
  const end = stop?.index ?? line.length
  // A word and a colon is a label that the list does not have.
  if (stop?.[0] === ": " && !line.slice(0, end).includes(" ")) return []
  const names: string[] = []
  for (const piece of line.slice(0, end).split(/,|;|&|\+| and | AND | And | with | und | y /)) {
    if (piece.trim() === "" || isLabel(piece) || /^\s*(?:jr|sr|ii|iii|iv|md|phd|m\.d|ph\.d)\.?\s*$/i.test(piece))
      continue
    const name = nameIn(piece.trim(), naming, names.length > 0)
    if (name === null) break
    if (!names.some((known) => letters(known) === letters(name))) names.push(name)
    if (isOutlet(name)) break
  }
  return names
}

/** Whether a line begins as a byline does: "By …", "Words: …". */
export const isLabelled = (line: string) => labelOf(line) > 0

/** Whether the text is no more than such a label. */
export const isLabel = (text: string) => unlabelled(`${text.trim()} `).trim() === "" && text.trim() !== ""

const HARD_STOP = /[|•·–—(@[{/\\<>"“]| - |-{2}|: |(?<=\p{L}{3})\. /u

const isAddress = (text: string) =>
  /^(?:https?:)?\/\/|^www\.|^[^\s@]+@[^\s@]+$|^\S+\.(?:com|org|net|html?|php)\b/i.test(text)

/** The length of the label that a line begins with, with its colon and blanks; 0 for none. */
function labelOf(line: string): number {
  const lower = line.toLowerCase()
  const label = labels.find((each) => lower.startsWith(each) && /^(?:\s*[:,]|\s)/.test(line.slice(each.length)))
  if (!label) return 0
  const rest = /^[\s:,]+/.exec(line.slice(label.length))?.[0] ?? ""
  // Words that are also ordinary need their colon.
  return /\bby$/.test(label) || rest.includes(":") ? label.length + rest.length : 0
}

function unlabelled(text: string): string {
  let line = text.replace(/^[\s|•·–—:,/-]+/u, "").replace(/^[^\s@]+@[^\s@]+ \(([^()]+)\)$/, "$1")
  for (let i = 0; i < 2; i++) line = line.slice(labelOf(line))
  return line
}

/** The name that a piece of a byline begins with. */
function nameIn(piece: string, { sites, isDeclared }: Naming, isLater: boolean): string | null {
  if (nobodies.has(letters(piece)) || (/^\w+$/.test(piece) && /admin/i.test(piece))) return null
  const all = piece.split(/\s+/)
  // "Ness Mercury Staff" is a team; what is left of it without its last word would be a name that nobody bears.
  if (TEAM.test(piece)) return isDeclared && !isLater && !sites.has(letters(piece.replace(TEAM, ""))) ? piece : null
  const stop = all.findIndex((word, i) => endsName(word, all[i + 1] ?? "", i))
  const taken = (stop < 0 ? all : all.slice(0, stop))
    .join(" ")
    .replace(/(?<![\s.:'’-])[\s.:'’-]+$/u, (tail) =>
      /^\.$/.test(tail) && /\b\p{L}\.$|[JS]r\.$/u.test(piece) ? "." : "",
    )
  const key = letters(taken)
  if (key === "" || nobodies.has(key) || sites.has(key) || sites.has(key.replace(/^the/, ""))) return null
  if (isLater && (isOutlet(taken) || isOutlet(taken.split(" ")[0] ?? "") || places.has(key))) return null
  const n = taken.split(" ").length
  if (isOutlet(taken)) return taken
  if (isDeclared && !isLater)
    return n <= 6 && (n > 1 || /\p{Lu}|\p{Lo}/u.test(taken)) && stop !== 0 && key.length > 2 ? taken : null
  return n >= 2 && n <= 5 && isPersonal(taken) ? taken : null
}

const TEAM = /\s(?:staff|team|desk|newsroom|bureau|reporters|editors|editorial staff|news staff)$/i

function endsName(word: string, next: string, place: number): boolean {
  const bare = word.toLowerCase().replace(/(?<![.,:])[.,:]+$/, "")
  if (/[\d@#]|['’]s$/.test(word) || buttons.has(bare)) return true
  if (months.has(bare)) return /\d/.test(next)
  return (place > 0 || !/^\p{Lu}\p{Ll}/u.test(word) || jobs.has(bare)) && (jobs.has(bare) || ends.has(bare))
}

/** Every word has a capital or is a particle: "Ada Byrne", "Jan van der Meer", "Siobhán d’Arcy", "ADA BYRNE". */
const isPersonal = (name: string) => {
  const all = name.split(" ")
  const capital = all.filter((word) => /^(?:\p{Ll}{1,2}['’])?[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*$/u.test(word))
  return capital.length >= 2 && all[0] !== "The" && all.every((word) => capital.includes(word) || particles.has(word))
}

/** An agency or an outlet by its name; not "Emily Post", whose last word alone is one. */
function isOutlet(name: string): boolean {
  if (outlets.has(letters(name)) || outlets.has(letters(name).replace(/^the/, ""))) return true
  const all = name.toLowerCase().split(" ")
  return all.length === 1
    ? outletWords.has(all[0] ?? "")
    : (all[0] === "the" || all.length > 2) && all.some((word) => outletWords.has(word))
}
