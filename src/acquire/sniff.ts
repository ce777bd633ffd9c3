/** What kind of thing the first bytes and the name say it is. The bytes win: names and headers lie. */
import { InputError } from "../record/index.ts"
import { unmarkedUtf16 } from "./decode.ts"

export type Kind = "html" | "markdown" | "json-lines" | "feed" | "warc" | "arc" | "wacz" | "pdf" | "text"

/** First bytes, one character each. */
const SIGNATURES: readonly [string, string][] = [
  ["PK\u0003\u0004", "a ZIP archive or an office document"],
  ["\u001f\u008b", "a file packed twice"],
  ["\u0028\u00b5\u002f\u00fd", "a file packed twice"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["GIF8", "a picture"],
  ["\u00d0\u00cf\u0011\u00e0", "an old office document"],
]

/** The first line of a record of an ARC file that has lost its own first record. */
const ARC_RECORD = /^https?:\/\/\S{1,2000} \d{1,3}(?:\.\d{1,3}){3} \d{14} \S{1,200} (?:[^\n]{1,500} )?\d+\r?\n/

/** A name that a WACZ has in it (Web Archive Collection Zipped 1.1.1), in the head of one of its first files. */
const WACZ =
  /^PK[\s\S]*(?:datapackage(?:-digest)?\.json|archive\/[^/]{1,200}\.warc(?:\.gz)?|pages\/pages\.jsonl|indexes\/index\.cdx)/

/**
 * @param head the first bytes, some thousands
 * @param extension with its dot, as in the name
 * @throws {InputError} when it is no text at all
 */
export function kindOf(head: Uint8Array, extension: string, where: string): Kind {
  const top = Buffer.from(head.subarray(0, 4096)).toString("latin1")
  const known = SIGNATURES.find(([signature]) => top.startsWith(signature))
  const name = extension.toLowerCase()
  // Readers forgive some bytes before its mark.
  if (/^[^<{]{0,100}%PDF-\d/.test(top)) return "pdf"
  if (known && (name === ".wacz" || WACZ.test(top))) return "wacz"
  if (known)
    throw new InputError({ what: `it is ${known[1]}, not text`, where, next: "save the article as a page or as text" })
  // These say themselves where an article in them begins and ends, so that what is binary in one of them is no matter of the others.
  if (/^WARC\/\d/.test(top)) return "warc"
  if (/^filedesc:\/\//.test(top) || ARC_RECORD.test(top)) return "arc"
  if (name === ".jsonl" || name === ".ndjson") return "json-lines"
  const isUtf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(top) || unmarkedUtf16(head) !== null
  if (!isUtf16 && top.includes("\0"))
    throw new InputError({ what: "it is binary, not text", where, next: "save the article as a page or as text" })
  const plain = (isUtf16 ? top.replaceAll("\0", "") : top).replace(
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*/,
    "",
  )
  return markupKind(plain) ?? jsonKind(plain, where) ?? namedKind(plain, name, where)
}

function markupKind(plain: string): Kind | null {
  const root = plain.replace(/^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/, "")
  if (/^\W*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(root)) return "html"
  // A document type that is cut off here has too much in it for its root to be seen; its name is that of the root.
  const named = root.replace(/^<!doctype\s[^[>]*>\s*/i, "")
  return /^<(?:!doctype\s+)?(?:[\w-]+:)?(?:rss|feed|rdf)\b/i.test(named) ? "feed" : null
}

/** JSON Feed says so, most often in its first line. Anything else in JSON must be objects a line. */
function jsonKind(plain: string, where: string): Kind | null {
  const isObject = /^\{\s*"/.test(plain)
  if (
    isObject &&
    /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org|"(?:home_page_url|feed_url)"\s*:/.test(plain)
  )
    return "feed"
  const isSpread = isObject && !isWhole(plain)
  if (isSpread || /^\[\s*\{\s*"/.test(plain)) {
    const what = `it is one JSON ${isSpread ? "object" : "list"}, and no feed`
    throw new InputError({ what, where, next: "put each article on a line of its own, as JSON Lines" })
  }
  return isObject ? "json-lines" : null
}

/** Whether the first line can be an object by itself: it is one, or is too long to see its end here. */
function isWhole(plain: string): boolean {
  const end = plain.indexOf("\n")
  return end < 0 || plain.slice(0, end).trimEnd().endsWith("}")
}

function namedKind(plain: string, name: string, where: string): Kind {
  if (/^\.x?html?$/.test(name)) return "html"
  if (name === ".md" || name === ".markdown") return "markdown"
  if (/<(?:p|div|article|meta|body)[\s>]/i.test(plain) && /<\/(?:p|div|head|title)>/i.test(plain)) return "html"
  if (/^<\?xml\s/i.test(plain)) {
    const what = "it is XML, but neither a feed nor a page"
    throw new InputError({ what, where, next: "give an RSS or Atom feed, or the page of an article" })
  }
  return "text"
}
