/** A record as a ledger keeps it: without its article, spans without their words, which the article's text gives back, and deflated to a sixth. */
import { deflateRawSync, inflateRawSync } from "node:zlib"
import type { Article, Record } from "../../record/index.ts"

export function packed({ article, ...rest }: Record): Uint8Array {
  return deflated(JSON.stringify(rest, (_, value) => (isSpan(value, article.text) ? withoutText(value) : value)))
}

/** Raw DEFLATE (RFC 1951) of a text in UTF-8. */
export const deflated = (text: string): Uint8Array => deflateRawSync(text)

/** @returns the record as it was, its fields in the same order */
export function unpacked(body: Uint8Array, article: Article): Record {
  const rest = JSON.parse(inflateRawSync(body).toString(), (_, value) =>
    isBareSpan(value) ? withText(value, article.text) : value,
  )
  return { article, ...rest }
}

interface Bare {
  start: number
  end: number
}

function isSpan(value: unknown, text: string): value is Bare & { text: string } {
  return (
    isBareSpan({ ...(value as object), text: undefined }) &&
    (value as { text?: unknown }).text === text.slice((value as Bare).start, (value as Bare).end)
  )
}

function isBareSpan(value: unknown): value is Bare {
  const { start, end, text } = (value ?? {}) as { start?: unknown; end?: unknown; text?: unknown }
  return typeof start === "number" && typeof end === "number" && text === undefined
}

const withoutText = ({ text: _, ...rest }: Bare & { text: string }): Bare => rest
const withText = ({ start, end, ...rest }: Bare, text: string) => ({
  start,
  end,
  text: text.slice(start, end),
  ...rest,
})
