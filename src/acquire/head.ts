/**
 * What stands above the first sentence of a plain text: its title, who signed it, when and where it appeared.
 *
 * Nothing marks these lines, so each is taken only where it can be nothing else: a title is short, ends in no full stop, and stands alone above the text or
 * its byline; a date has its year; an outlet is named as one. The text itself stays whole.
 */
import { table } from "../language/index.ts"
import { datelineOf } from "./dateline.ts"
import { dateIn, isoDate } from "./dates.ts"
import { countWords } from "./html/measure.ts"
import { isLabelled, namesIn } from "./html/names.ts"
import { joinedNames } from "./names.ts"
import { isOutletName } from "./outlet-names.ts"
import type { Draft } from "./page.ts"

export type Head = Pick<Draft, "title" | "byline" | "outlet" | "published" | "updated">

const NOTHING: Head = { title: null, byline: null, outlet: null, published: null, updated: null }
/** What is looked through: no head is longer. */
const LOOKED_AT = 4000
const MOST_LINES = 14

const rows = table("heads", ["words", "kind"])
const labels = new Map(rows.filter(({ kind }) => kind !== "tag").map(({ words, kind }) => [words, kind]))
const tags = rows.filter(({ kind }) => kind === "tag").map(({ words }) => words)
const months = table("bylines", ["words", "kind"])
  .filter(({ kind }) => kind === "month")
  .map(({ words }) => words)

interface Line {
  text: string
  /** whether a blank line or the end follows */
  isLast: boolean
}

export function headOf(text: string): Head {
  const lines = linesOf(text.slice(0, LOOKED_AT))
  const titles: string[] = []
  let head = NOTHING
  for (let i = 0; i < Math.min(lines.length, MOST_LINES); i++) {
    const line = lines[i]
    if (!line) break
    const next = lines[i + 1]
    const stated = statedIn(line.text)
    if (stated) {
      head = filledHead(head, stated)
    } else if (isRule(line.text) || (line.isLast && /^\p{Lu}[\p{L}&]+$/u.test(line.text))) {
      // What underlines a title, and the one word of a section, state nothing.
    } else if (mayBeTitle(line.text) && standsAlone(line, next, lines[i + 2])) {
      if (next && !line.isLast && isWrapped(next.text)) {
        titles.push(`${line.text} ${next.text}`)
        i++
      } else titles.push(line.text)
    } else if (!isStandfirst(lines, i, titles)) {
      const body = lines.slice(i).map(({ text }) => text)
      if (!isProse(body.join(" "))) return NOTHING
      const dateline = datelineOf(body.slice(0, 2).join(" "))
      return filledHead(
        { ...head, title: head.title ?? titleAmong(titles) },
        { ...NOTHING, outlet: dateline?.agency ?? null, published: dateline?.published ?? null },
      )
    }
  }
  return NOTHING
}

/** A sentence or two beneath the title, with the byline or the date still to come. */
function isStandfirst(lines: readonly Line[], i: number, titles: readonly string[]): boolean {
  const line = lines[i]
  if (!line?.isLast || titles.length === 0 || countWords(line.text) > 40) return false
  return lines.slice(i + 1, i + 3).some(({ text }) => signedIn(text) !== null || datedIn(text) !== null)
}

/** What the first leaves open, from the second. */
export function filledHead(head: Head, other: Head): Head {
  return {
    title: head.title ?? other.title,
    byline: head.byline ?? other.byline,
    outlet: head.outlet ?? other.outlet,
    published: head.published ?? other.published,
    updated: head.updated ?? other.updated,
  }
}

function linesOf(text: string): Line[] {
  const all = text.split(/\r\n|[\r\n]/).map((line) =>
    line
      .replace(/\s+/gu, " ")
      .replace(/^#{1,6} |^\ufeff/u, "")
      .trim(),
  )
  return all.flatMap((line, i) => (line === "" ? [] : [{ text: line, isLast: (all[i + 1] ?? "") === "" }]))
}

/** What a line of the head states: a label with its value, a byline, a date, an outlet, or a tag that states nothing. Null for any other line. */
function statedIn(line: string): Head | null {
  const [, label = "", value = ""] = /^(\p{L}[\p{L} -]{0,30}?)\s{0,9}:\s+(\S.*)$/u.exec(line) ?? []
  const kind = labels.get(label.toLowerCase())
  if (kind === "title") return { ...NOTHING, title: value }
  if (kind === "published" || kind === "updated") return { ...NOTHING, [kind]: isoDate(value) }
  if (kind === "outlet") return { ...NOTHING, outlet: /^https?:/i.test(value) || countWords(value) > 6 ? null : value }
  if (kind === "byline") return signedIn(`By ${value}`) ?? NOTHING
  if (kind === "none") return NOTHING
  return signedIn(line) ?? datedIn(line) ?? outletAlone(line) ?? (isTag(line) ? NOTHING : null)
}

/** A known outlet or an agency by itself; other names of papers are as good as titles. */
const outletAlone = (line: string): Head | null =>
  isOutletName(line) && countWords(line) > 1 && /^the | (?:wire|press|agency)$/i.test(line)
    ? { ...NOTHING, outlet: line }
    : null

/** A line for the trade, or the one word of a section above a title. */
function isTag(line: string): boolean {
  const words = line
    .toLowerCase()
    .replace(/[^\p{L}\d:]+/gu, " ")
    .trim()
  return tags.some((tag) => words === tag || (words.startsWith(`${tag}:`) && countWords(words) <= 10))
}

/** "By Ada Byrne and Bo Lind, The Lantern" → its names. */
export function signedIn(line: string): Head | null {
  if (!isLabelled(line) || countWords(line) > 20 || /[.!?]["”’]?$/.test(line)) return null
  const named = line.replace(/(?<!\s)\s+in \p{Lu}[\p{L}\p{M} ,.'’-]{0,60}$/u, "")
  const names = namesIn(named, { sites: new Set(), isDeclared: false })
  const people = names.filter((name) => !isOutletName(name))
  const [, last] = /[,|–—]\s{0,9}(?:for\s{1,9})?((?:The|the)?\s?\p{Lu}[^,|]{1,40})$/u.exec(line) ?? []
  const isNamed =
    last !== undefined && (isOutletName(last) || /^[Tt]he \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2} ?$/u.test(last))
  const outlet = isNamed ? last : (names.find(isOutletName) ?? null)
  if (people.length === 0 && outlet === null) return null
  return { ...NOTHING, byline: joinedNames(people), outlet: outlet?.trim() ?? null }
}

const DAY = "(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\\.?,? )?"
const LABEL =
  "(?:first published|published|posted|issued|filed|last updated|updated|last modified|modified)(?: on| at)?:? "
const DATED = new RegExp(`^(?:${LABEL})?${DAY}(?:\\d|(?:${months.join("|")})\\b)`, "i")

/** A line that is a date and what belongs to it, with its year; a place may stand before it ("Roska, 4 March 2031"). */
export function datedIn(text: string): Head | null {
  const line = withoutPlace(text)
  if (line.length > 100 || !DATED.test(line) || /[.!?]$/.test(line.replace(/\b[ap]\.m\.$/i, ""))) return null
  const [first = "", ...more] = line.split(/\b(?=(?:last )?(?:updated|modified)\b)/i).filter((part) => part !== "")
  const isChange = /^(?:last )?(?:updated|modified)/i.test(first)
  if (countWords(first.replace(new RegExp(`^${LABEL}`, "i"), "")) > 9) return null
  const [date, later] = [dateIn(first), dateIn(more.join(" "))]
  if (date === null) return null
  return { ...NOTHING, published: isChange ? null : date, updated: isChange ? date : later }
}

const isDayWord = (word: string) =>
  /^(?:\d{1,4}(?:st|nd|rd|th)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)$/i.test(word) ||
  months.includes(word.toLowerCase())

/** The day of a line that is a place and a day. */
function withoutPlace(line: string): string {
  const at = line.indexOf(", ")
  const day = line.slice(at + 2)
  const words = day.split(/[\s,.]+/).filter((word) => word !== "")
  const isPlace =
    at > 0 &&
    line
      .slice(0, at)
      .split(" ")
      .every((word) => /^\p{Lu}/u.test(word) && !isDayWord(word))
  return isPlace && words.length >= 2 && words.length <= 5 && words.every(isDayWord) ? day : line
}

const isRule = (line: string) => /^(?:={3,}|-{3,}|\*{3,}|_{3,})$/.test(line)

function mayBeTitle(line: string): boolean {
  const words = countWords(line)
  return (
    words >= 2 &&
    words <= 22 &&
    line.length <= 150 &&
    /^["“‘'(\d\p{Lu}]/u.test(line) &&
    /\p{L}{2}/u.test(line) &&
    // A sentence, a list's item, a salutation, a speaker or a piece of one.
    !/[.,;:…–—-]["”’']?$|^\d+[.)] |^Dear |^[QA]: |https?:|\S@\S|[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u.test(line) &&
    datelineOf(line) === null &&
    withoutPlace(line) === line
  )
}

/** Whether a line that may be a title has nothing beneath it that goes on with it. */
function standsAlone({ text, isLast }: Line, next: Line | undefined, after: Line | undefined): boolean {
  if (!next || isLast || isHeadLine(next.text)) return next !== undefined
  // Two lines of a head: the second goes on with the first, or is a line under it.
  const isFollowed = next.isLast ? after !== undefined : after !== undefined && isHeadLine(after.text)
  return mayBeTitle(next.text) ? isFollowed && text.length < 50 : isWrapped(next.text) && isFollowed
}

const isWrapped = (line: string) => /^\p{Ll}/u.test(line) && countWords(line) <= 12 && !/[.,;:…]$/.test(line)

const isHeadLine = (line: string) => isRule(line) || statedIn(line) !== null || datelineOf(line) !== null

/** The first line, unless it is so short beside others that it may be the name of a section or of the paper. */
function titleAmong(titles: readonly string[]): string | null {
  const [first, ...more] = titles
  return first === undefined || (more.length > 0 && countWords(first) < 4) ? null : first
}

/** Sentences, and not a list or a table of short lines. */
const isProse = (text: string) =>
  countWords(text) >= 20 && /(?<=\p{Ll}{2}[\p{L}\d]{0,40})[.!?]["'”’)]*(?:\s|$)/u.test(text)
