/** What is typed in more than one command, and values of options, checked as they are typed. */
import { InvalidArgumentError, Option } from "commander"
import { languageCodes, languageOf } from "../language/index.ts"
import { LONGEST_ARTICLE } from "../read/index.ts"

/** Of `read` and `add`: what can be given, and what may be in it. */
export const INPUTS =
  "files, folders, globs, http(s) addresses, or - for standard input: HTML, PDF, text, Markdown, JSON Lines, " +
  "feeds (RSS, Atom, JSON Feed) and web archives (WARC, ARC, WACZ), also packed with gzip or Zstandard"

export const entriesOption = () =>
  new Option("--entries <from>", "read the entries of feeds on their pages, or as text in the feed, with no network")
    .choices(["page", "text"])
    .default("page")

export const longestOption = () =>
  new Option("--longest <characters>", "pass over articles with a longer text")
    .argParser(wholeNumber)
    .default(LONGEST_ARTICLE)

/** Of `read` and `add`: which folder of `language/` to read with. */
export const languageOption = () =>
  new Option(
    "--language <code>",
    "the language of the articles; another than English (en) is read by a few rules",
  ).choices(languageCodes())

/** What is said of a language on the command line, as reading takes it. */
export const spoken = ({ language }: { language?: string }) =>
  language === undefined ? {} : { language: languageOf(language) }

/** A day that exists. */
export function dayIn(value: string): string {
  const date = new Date(`${value}T00:00:00Z`)
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
  if (!isDay) throw new InvalidArgumentError("Give a day that exists, as YYYY-MM-DD.")
  return value
}

/** A day, a month or a year. */
export function dateIn(value: string): string {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value))
    throw new InvalidArgumentError("Give a day, month or year, as YYYY-MM-DD.")
  return value
}

export function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError("Give a whole number from 1 on.")
  return number
}

/** How many processes read. */
export function readersIn(value: string): number {
  const readers = Number(value)
  if (/^\d+$/.test(value) && readers >= 1 && readers <= 64) return readers
  throw new InvalidArgumentError("it must be a whole number from 1 to 64")
}
