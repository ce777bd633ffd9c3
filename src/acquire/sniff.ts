/** What kind of thing the first bytes and the name say it is. The bytes win: names and headers lie. */
import { InputError } from "../record/index.ts"

export type Kind = "html" | "markdown" | "json-lines" | "text"

/** First bytes, one character each. */
const SIGNATURES: readonly [string, string][] = [
  ["%PDF-", "a PDF"],
  ["PK\u0003\u0004", "a ZIP archive or an office document"],
  ["\u001f\u008b", "a gzip file"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["GIF8", "a picture"],
  ["\u00d0\u00cf\u0011\u00e0", "an old office document"],
]

/**
 * @param head the first bytes, some thousands
 * @param extension with its dot, as in the name
 * @throws {InputError} when it is no text at all
 */
export function kindOf(head: Uint8Array, extension: string, where: string): Kind {
  const top = Buffer.from(head.subarray(0, 4096)).toString("latin1")
  const known = SIGNATURES.find(([signature]) => top.startsWith(signature))
  if (known)
    throw new InputError({ what: `it is ${known[1]}, not text`, where, next: "save the article as a page or as text" })
  const isUtf16 = top.startsWith("\u00ff\u00fe") || top.startsWith("\u00fe\u00ff")
  if (!isUtf16 && top.includes("\0"))
    throw new InputError({ what: "it is binary, not text", where, next: "save the article as a page or as text" })
  const name = extension.toLowerCase()
  const plain = isUtf16 ? top.replaceAll("\0", "") : top
  if (
    /^\W*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(plain.replace(/^\W*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)*/i, ""))
  )
    return "html"
  if (/^\s*\{/.test(plain) && (name === ".jsonl" || name === ".ndjson" || /^\s*\{\s*"/.test(plain))) return "json-lines"
  if (/^\.x?html?$/.test(name)) return "html"
  if (name === ".md" || name === ".markdown") return "markdown"
  if (/<(?:p|div|article|meta|body)[\s>]/i.test(plain) && /<\/(?:p|div|head|title)>/i.test(plain)) return "html"
  return "text"
}
