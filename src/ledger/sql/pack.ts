/** A record as a ledger keeps it: without its article, spans without their words, which the article's text gives back, and deflated to a sixth. */
import { deflateRawSync, inflateRawSync } from "node:zlib"
import type { Article, Record } from "../../record/index.ts"

export function packed({ article, ...rest }: Record): Uint8Array {
  return deflated(JSON.stringify(rest, (_, value) => (isSpan(value, article.text) ? withoutText(value) : value)))
}

/** Raw DEFLATE (RFC 1951) of a text in UTF-8. */
export const deflated = (text: string): Uint8Array => deflateRawSync(text)

/** A reading takes far less than this for each character of its article; what takes more is made to fill the memory (1 MB of DEFLATE can hold 1 GB). */
const BYTES_A_CHARACTER = 256
const BYTES_AT_LEAST = 1 << 20

/**
 * @returns the record as it was, its fields in the same order; whether it is one is for the caller to see
 * @throws when it cannot be unpacked, holds more than a reading of this article can, or has a span that is none of its text
 */
export function unpacked(body: Uint8Array, article: Article): Record {
  const maxOutputLength = BYTES_AT_LEAST + BYTES_A_CHARACTER * article.text.length
  const rest = withTexts(JSON.parse(inflateRawSync(body, { maxOutputLength }).toString()), article.text) as Record
  return Object.assign({ article }, rest, { article })
}

interface Place {
  start: number
  end: number
  text?: unknown
}

const isSpan = (value: unknown, text: string): value is Place =>
  isPlace(value) && value.text !== undefined && value.text === text.slice(value.start, value.end)

function isPlace(value: unknown): value is Place {
  const { start, end } = (value ?? {}) as { start?: unknown; end?: unknown }
  return typeof start === "number" && typeof end === "number"
}

/** The value with the words of each place in it. (A function for JSON.parse would be called for each number too, which takes most of the time.) */
function withTexts(value: unknown, text: string): unknown {
  if (typeof value !== "object" || value === null) return value
  for (const [key, field] of Object.entries(value)) {
    if (typeof field !== "object" || field === null) continue
    if (key === "__proto__") throw new RangeError("a record has no such field")
    const own = withTexts(field, text)
    if (own !== field) (value as { [key: string]: unknown })[key] = own
  }
  return isPlace(value) ? withText(value, text) : value
}

const withoutText = ({ text: _, ...rest }: Place) => rest

/** Where a reading has words of its own at a place, they must be those of the article. */
function withText({ start, end, text: own, ...rest }: Place, text: string) {
  const words = text.slice(start, end)
  if (!(start >= 0 && start <= end && end <= text.length) || (own !== undefined && own !== words))
    throw new RangeError(`the article has no such words from ${start} to ${end}`)
  return { start, end, text: words, ...rest }
}
