/** JSON Lines: one article a line, with the field names of common exports (json-fields.ts). A bad line gives an error, and the rest goes on. */
import { z } from "zod"
import { InputError } from "../record/index.ts"
import { type Chunks, linesOf } from "./bytes.ts"
import { isoDate } from "./dates.ts"
import { filledHead, headOf } from "./head.ts"
import { type FieldName, fields } from "./json-fields.ts"
import { type Draft, draftOfPage } from "./page.ts"

/** What will be an article: under which name, and the bytes that it was made of. */
export interface Drafted {
  uri: string
  draft: Draft
  bytes: Uint8Array
}

/** The lines that are not blank, each with the file and its number from 1; null for one that is too long to be held. */
export async function* numberedLines(
  chunks: Chunks,
  where: string,
): AsyncGenerator<{ bytes: Uint8Array | null; place: string }> {
  let number = 0
  let found = 0
  for await (const bytes of linesOf(chunks)) {
    number++
    if (bytes?.every((byte) => byte <= 32)) continue
    found++
    yield { bytes, place: `${where}:${number}` }
  }
  if (found === 0) throw unfit("there is no line in it", where)
}

/** @throws {InputError} that says what is wrong with the line */
export function draftOfLine(bytes: Uint8Array | null, place: string): Drafted {
  if (bytes === null)
    throw new InputError({ what: "the line is too long", where: place, next: "give its text in a file of its own" })
  const row = rowOf(bytes, place)
  const value = (field: FieldName) => foundIn(row, field, place)?.value ?? null
  const url = value("url")
  const { text, page } = contentOf(row, url, place)
  const stated = {
    title: value("title") ?? page?.title ?? null,
    byline: value("byline") ?? page?.byline ?? null,
    outlet: value("outlet") ?? page?.outlet ?? null,
    published: isoDate(value("published")) ?? page?.published ?? null,
    updated: isoDate(value("updated")) ?? page?.updated ?? null,
  }
  const draft = {
    ...(text === null ? stated : filledHead(stated, headOf(text))),
    url: url ?? page?.url ?? null,
    language: value("language") ?? page?.language ?? null,
    text: text ?? page?.text ?? "",
  }
  return { uri: value("uri") ?? url ?? place, draft, bytes }
}

/** The text as it is given, and the page where there is one. Other fields than `text` often hold markup, and are pages then. */
function contentOf(row: Row, url: string | null, place: string): { text: string | null; page: Draft | null } {
  const given = foundIn(row, "text", place)
  const isMarkup = given !== null && given.name !== "text" && MARKUP.test(given.value)
  const text = isMarkup ? null : (given?.value ?? null)
  const html = foundIn(row, "html", place)?.value ?? (isMarkup ? given.value : null)
  if (text === null && html === null) throw unfit("the line has neither a text nor a page", place)
  try {
    return { text, page: html === null ? null : draftOfPage(html, place, url) }
  } catch (cause) {
    // Whatever is wrong with the page, the text beside it is good.
    if (text !== null) return { text, page: null }
    throw cause
  }
}

const MARKUP = /<(?:p|div|br|article|html|body)(?:\s|\/?>)/i

/** A line's values by their folded names. */
type Row = ReadonlyMap<string, unknown>

const Line = z.record(z.string(), z.unknown())

function rowOf(bytes: Uint8Array, place: string): Row {
  const line = Line.safeParse(parsed(bytes, place))
  if (!line.success) throw unfit("the line is not an object", place, line.error)
  return folded(line.data)
}

function parsed(bytes: Uint8Array, place: string): unknown {
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (cause) {
    throw unfit("the line is not valid UTF-8", place, cause)
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unfit("the line is not JSON, or is cut", place, cause)
  }
}

const fold = (name: string) => name.toLowerCase().replace(/[_\- ]/g, "")
const folded = (object: { [name: string]: unknown }): Row =>
  new Map(Object.entries(object).map(([name, value]) => [fold(name), value]))

/** @throws {InputError} when names of the field have values and none of them fits */
function foundIn(row: Row, field: FieldName, place: string): { name: string; value: string } | null {
  const { names, form, is } = fields[field]
  let misfit: string | null = null
  for (const name of names) {
    const given = at(row, name.split("."))
    if (given === undefined || given === null) continue
    const value = form.safeParse(given)
    if (value.success && value.data.trim() !== "") return { name, value: value.data }
    if (!value.success) misfit ??= name
  }
  if (misfit !== null) throw unfit(`“${misfit}” is not ${is}`, place)
  return null
}

function at(row: Row, [name = "", ...within]: string[]): unknown {
  const value = row.get(fold(name))
  if (within.length === 0) return value
  const object = Line.safeParse(value)
  return object.success ? at(folded(object.data), within) : undefined
}

function unfit(what: string, where: string, cause?: unknown): InputError {
  return new InputError({ what, where, next: "give an object with text or html on each line", cause })
}
