/** What a PDF says of itself, as far as its text bears it out. */
import { z } from "zod"
import { table } from "../language/index.ts"
import { countWords } from "./html/measure.ts"
import { letters } from "./html/words.ts"
import type { PdfParagraph } from "./pdf-text.ts"

const words = z.string().nullish().catch(null)
const Info = z.object({ Title: words, CreationDate: words })

/** Where a title and a dateline stand. */
const TOP = 1500
const months = table("bylines", ["words", "kind"])
  .filter(({ kind }) => kind === "month")
  .map(({ words }) => words)

/** The title that the file states, where its first lines have it too; templates and names of files never are. */
export function titleShownIn(info: unknown, text: string): string | null {
  const title = Info.safeParse(info).data?.Title?.replace(/\s+/gu, " ").trim() ?? ""
  const top = letters(text.slice(0, TOP))
  // Browsers put the site's name behind it.
  const forms = [title, title.replace(/\s{1,9}[|–—-]\s{1,9}[^|–—]{1,40}$/u, "")]
  return forms.find((form) => countWords(form) >= 2 && form.length <= 200 && top.includes(letters(form))) ?? null
}

/** How much larger than the text a headline is set. */
const LARGER = 1.25

/** The one paragraph in the largest type of the first page; its title is null where two are as large. Null where all type is alike. */
export function headlineAmong(paragraphs: readonly PdfParagraph[]): { title: string | null } | null {
  const weights = new Map<number, number>()
  for (const { text, size } of paragraphs) weights.set(size, (weights.get(size) ?? 0) + text.length)
  const [body] = [...weights].toSorted((a, b) => b[1] - a[1])[0] ?? []
  const first = paragraphs.filter(({ page }) => page === 0)
  const largest = Math.max(0, ...first.map(({ size }) => size))
  if (body === undefined || largest < LARGER * body) return null
  const [headline, ...others] = first.filter(({ size }) => size > 0.95 * largest)
  const isTitle = headline !== undefined && others.length === 0 && countWords(headline.text) >= 2
  return { title: isTitle && headline.text.length <= 200 ? headline.text : null }
}

/** The day on which the file was made, where its first lines have the same day and month: "ROSKA, March 4". */
export function dayShownIn(info: unknown, text: string): string | null {
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(Info.safeParse(info).data?.CreationDate ?? "") ?? []
  if (!year || !month || !day || Number(month) < 1 || Number(month) > 12) return null
  const full = months[Number(month) - 1] ?? ""
  const name = `(?:${months.filter((each) => each.slice(0, 3) === full.slice(0, 3)).join("|")})\\.?`
  const number = `0?${Number(day)}(?:st|nd|rd|th)?`
  const isShown = new RegExp(`\\b(?:${name} ${number}|${number} ${name})\\b(?!,? \\d{4})`, "i").test(text.slice(0, TOP))
  return isShown ? `${year}-${month}-${day}` : null
}
