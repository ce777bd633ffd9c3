/**
 * Bytes to characters: by byte order mark, then by what the header or the page declares, then as UTF-8, then by detection.
 * A byte order mark is never wrong and a header often is, so the mark comes first, as in the WHATWG encoding standard.
 */
import { detect } from "chardet"
import { InputError } from "../record/index.ts"

interface Declared {
  /** from a Content-Type header, or null */
  charset: string | null
  /** whether the bytes are a page, whose own <meta> may declare a charset, and where a stray byte is forgiven */
  isPage: boolean
}

/**
 * @returns the characters, without a byte order mark
 * @throws {InputError} when the bytes are no text, or not in the encoding that they are said to be in
 */
export function decode(bytes: Uint8Array, where: string, { charset, isPage }: Declared): string {
  const stated = byMark(bytes) ?? charset ?? (isPage ? metaCharset(bytes) : null)
  const encoding = stated === null ? null : decoderFor(stated)
  const text =
    (encoding && strictly(bytes, encoding)) ??
    strictly(bytes, "utf-8") ??
    // A stray byte in a page of a stated encoding becomes a replacement character, as in a browser.
    (isPage && encoding && encoding !== "utf-8"
      ? new TextDecoder(encoding).decode(bytes)
      : detected(bytes, where, isPage))
  if (hasControls(text)) {
    throw new InputError({ what: "it is binary, not text", where, next: "save the article as a page or as text" })
  }
  return text
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8"
  if (a === 0xff && b === 0xfe) return "utf-16le"
  return a === 0xfe && b === 0xff ? "utf-16be" : unmarkedUtf16(bytes)
}

/**
 * UTF-16 that forgot its mark: of its first characters most are ASCII, with a zero before or behind each, and no zero on the other side.
 */
export function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = bytes.subarray(0, 512)
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (head.length < 8 || Math.min(even, odd) > 0 || Math.max(even, odd) < 0.35 * head.length) return null
  return odd > 0 ? "utf-16le" : "utf-16be"
}

/** The charset that the first 4 kB of a page declare, in either form. */
function metaCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4096))
  const match =
    /<meta[^<>]+charset\s*=\s*(?:["']\s*)?([\w:-]+)/i.exec(start) ??
    /<\?xml[^<>]+encoding\s*=\s*["']([\w:-]+)/i.exec(start)
  const label = match?.[1] ?? null
  // A page that says UTF-16 in ASCII letters is not in UTF-16.
  return label && /^utf-?16/i.test(label) ? "utf-8" : label
}

/** The standard's name for a label, or null for one that it does not know. */
function decoderFor(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bytes that are not what they are said to be, nor UTF-8. */
function detected(bytes: Uint8Array, where: string, isPage: boolean): string {
  const lossy = new TextDecoder("utf-8").decode(bytes)
  const broken = lossy.match(/\ufffd/g)?.length ?? 0
  const whole = lossy.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  // Mostly good UTF-8 is UTF-8 that was cut or damaged, not another encoding.
  if (whole > broken) {
    if (isPage && broken <= 20) return lossy
    throw notUtf8(bytes, where)
  }
  const guess = detect(bytes.subarray(0, 1 << 20))
  const encoding = decoderFor(guess === null || /^(?:utf-8|ascii|iso-8859-1)$/i.test(guess) ? "windows-1252" : guess)
  const text = encoding && strictly(bytes, encoding)
  if (!text || !isPlausible(text)) throw notUtf8(bytes, where)
  return text
}

/** Whether what lies outside ASCII stands where letters, quotation marks and dashes stand. */
function isPlausible(text: string): boolean {
  const strange = text.match(/[\u0080-\u009fÿþÞðÐ¤¦¨¬¯´¸¹¶×÷]|[\u00c0-\u00ff]{3,}|[a-z][\u00c0-\u00de]/g)?.length ?? 0
  const others = text.match(/\P{ASCII}/gu)?.length ?? 0
  return strange <= 0.02 * others
}

function notUtf8(bytes: Uint8Array, where: string): InputError {
  return new InputError({
    what: `it is not valid UTF-8 (first bad byte at ${firstBad(bytes)}), and fits no other encoding`,
    where,
    next: "convert the file to UTF-8",
  })
}

/** The offset of the first byte that is no UTF-8, found by halving. */
function firstBad(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length]
  const good = (end: number) =>
    !new TextDecoder("utf-8").decode(bytes.subarray(0, end), { stream: true }).includes("\ufffd")
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (good(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** NUL, or more control characters than a slip of the keyboard. */
function hasControls(text: string): boolean {
  let n = 0
  const most = Math.min(text.length, 100_000)
  for (let i = 0; i < most; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) return true
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) n++
  }
  return n > 0.01 * most
}
