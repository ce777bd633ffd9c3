/** The main text as a page's own data give it: plain, escaped, or with markup in it. */
import { blocksOf } from "./blocks.ts"
import { parsePage } from "./parse.ts"
import { clean, wordsIn } from "./words.ts"

/** @returns its paragraphs; [] when there is none, or its markup is nested too deep to be any */
export function statedParagraphs(document: Document, body: string | null): string[] {
  if (!body) return []
  if (!/<\/?[a-z]/i.test(body)) return body.split(/\n+/).flatMap((line) => wordsIn(document, line) ?? [])
  const page = parsePage(`<html><head></head><body>${body}</body></html>`)
  return page?.body ? blocksOf(page.body).flatMap(({ text }) => clean(text) ?? []) : []
}
