/**
 * Markdown in parts that a parser takes in time in proportion to their length.
 *
 * micromark looks through all of a document for each underlined heading, and through all containers around it for each mark of one ("> > > …"). So a
 * source that is longer than anybody's article is parsed in parts, and containers are no deeper than anybody's.
 */

/** Characters up to which a source is parsed as a whole, and how long a part of a longer one is at least. */
const WHOLE = 20_000
const PART = 4_000
/** Marks of quotations and lists before a line's words, and columns that it is set in. */
const DEEPEST = 40
const WIDEST = 120

const MARK = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
const DEFINITION = /^ {0,3}\[([^[\]\n\r\u2028\u2029]{1,200})\]:.*$/gm
const LABEL = /\[([^[\]\n\r\u2028\u2029]{1,200})\]/g

/** The source, or its parts in order, each with the definitions of links that it names ("[port]: /port"). */
export function partsOf(source: string): string[] {
  const lines = source.split(/\r?\n/).map(shallow)
  const text = lines.join("\n")
  if (text.length <= WHOLE) return [text]
  const definitions = new Map(
    Array.from(text.matchAll(DEFINITION), ([whole, label = ""]) => [label.toLowerCase(), whole]),
  )
  return joinedParts(lines).map((part) => {
    const labels = new Set(Array.from(part.matchAll(LABEL), ([, label = ""]) => label.toLowerCase()))
    return [part, ...[...labels].flatMap((label) => definitions.get(label) ?? [])].join("\n\n")
  })
}

/** Cut at the first blank line after PART characters, or where none comes at the end of a line after twice as many; a longer line between its words. */
function joinedParts(lines: readonly string[]): string[] {
  const parts: string[] = []
  let part: string[] = []
  let size = 0
  for (const line of lines.flatMap(shortLines)) {
    part.push(line)
    size += line.length + 1
    if (size < PART || (line.trim() !== "" && size < 2 * PART)) continue
    parts.push(part.join("\n"))
    part = []
    size = 0
  }
  return part.length ? [...parts, part.join("\n")] : parts
}

function shortLines(line: string): string[] {
  const out: string[] = []
  let from = 0
  while (line.length - from > 2 * PART) {
    const blank = line.slice(from + PART, from + 2 * PART).lastIndexOf(" ")
    const to = from + PART + (blank < 0 ? PART : blank)
    out.push(line.slice(from, to))
    from = to
  }
  return [...out, line.slice(from)]
}

function shallow(line: string): string {
  let marks = 0
  let [kept, end] = [0, 0]
  for (MARK.lastIndex = 0; MARK.test(line); end = MARK.lastIndex) if (++marks <= DEEPEST) kept = MARK.lastIndex
  const flat = marks > DEEPEST ? line.slice(0, kept) + line.slice(end) : line
  const set = /^[ \t]*/.exec(flat)?.[0].length ?? 0
  return set > WIDEST ? flat.slice(set - WIDEST) : flat
}
