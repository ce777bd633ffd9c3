/**
 * Bytes → text. The encoding is taken from, in this order: the header it came with, a byte order mark, what the page declares,
 * UTF-8 where the bytes are valid, and last what detection is sure of.
 */
import chardet from "chardet"
import { InputError } from "../record/index.ts"

/** How sure detection must be, of 100. */
const SURE = 45
const DECLARED_WITHIN = 2048

/**
 * @param header the value of a Content-Type header, or null
 * @throws {InputError} when the bytes are text in no encoding that can be told
 */
export function decode(bytes: Uint8Array, where: string, header: string | null = null): string {
  const stated = markOf(bytes) ?? charsetIn(header ?? "") ?? declaredIn(bytes)
  const known = stated && decoderOf(stated)
  if (known && known.encoding !== "utf-8") return known.decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    // Stray bytes in a page that says it is UTF-8 become replacement characters, as in a browser.
    if (known) return known.decode(bytes)
  }
  const guess = chardet
    .analyse(bytes.subarray(0, 1 << 18))
    .find(({ name }) => !/^UTF-8$/i.test(name) && decoderOf(name))
  if (guess && guess.confidence >= SURE) return (decoderOf(guess.name) ?? new TextDecoder()).decode(bytes)
  throw new InputError({
    what: "not valid UTF-8, and no other encoding is declared or can be told",
    where,
    next: "convert the file to UTF-8",
  })
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8"
  if (a === 0xff && b === 0xfe) return "utf-16le"
  if (a === 0xfe && b === 0xff) return "utf-16be"
  return null
}

/** `<meta charset>`, `<meta http-equiv>` or an XML declaration near the top. */
function declaredIn(bytes: Uint8Array): string | null {
  const top = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString("latin1")
  const declared =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(top) ?? /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i.exec(top)
  return declared?.[1] ?? null
}

function charsetIn(header: string): string | null {
  return /charset\s*=\s*["']?([\w:-]+)/i.exec(header)?.[1] ?? null
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}
