/**
 * JSON as pages hold it: in CDATA or comments, with raw line breaks inside strings, a comma before a closing bracket, a semicolon at the end.
 * One pass over the characters, so that a damaged block costs no more than a sound one.
 */

/** @returns the value, or null when it is no JSON in this sense either */
export function looseJson(source: string): unknown {
  for (const form of [() => source, () => repaired(source)]) {
    try {
      return JSON.parse(form()) as unknown
    } catch {
      // the next form, or nothing
    }
  }
  return null
}

/** Inside strings raw control characters become blanks; outside them wrappings, comments and needless commas are left out. */
function repaired(source: string): string {
  const kept: string[] = []
  let at = 0
  while (at < source.length) {
    const char = source[at] ?? ""
    if (char === '"') {
      const end = endOfString(source, at)
      kept.push(source.slice(at, end).replace(/\p{Cc}+/gu, " "))
      at = end
      continue
    }
    const skipped = wrapping(source, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    if (char === "]" || char === "}") dropComma(kept)
    // No value of JSON has a semicolon outside a string, nor a control character.
    if (char !== ";" && !/[\p{Cc}\ufeff]/u.test(char)) kept.push(char)
    at++
  }
  return kept.join("")
}

function endOfString(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source[at] !== '"') at += source[at] === "\\" ? 2 : 1
  return Math.min(at + 1, source.length)
}

const MARKS = ["<!--", "-->", "<![CDATA[", "]]>"]

/** Where a comment or a mark of CDATA that begins here ends; the place itself when none begins. */
function wrapping(source: string, at: number): number {
  const mark = MARKS.find((each) => source.startsWith(each, at))
  if (mark) return at + mark.length
  const end = source.startsWith("/*", at)
    ? after(source, "*/", at + 2)
    : source.startsWith("//", at)
      ? after(source, "\n", at)
      : at
  return end
}

function after(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from)
  return end < 0 ? source.length : end + mark.length
}

function dropComma(kept: string[]): void {
  let last = kept.length - 1
  while (last >= 0 && /^\s$/.test(kept[last] ?? "")) last--
  if (kept[last] === ",") kept.splice(last, 1)
}
