/**
 * A pattern over few letters, without what the checker cannot decide: how long a pattern takes depends on which of its parts can take the same characters, and not on how many
 * characters there are.
 *
 *   (?<![,\s])[,\s]+$ with the flag u  →  (?:^|[^,\s])[,\s]+$        \p{Lu}[\p{L} -]{0,30}  →  [A-ZÉ][A-Za-zÉé -]{0,3}
 *
 * Classes of Unicode become a few of their letters; small and capital letters are one where case does not count; what looks around becomes what is read, which takes as long;
 * what may come up to a number of times may come up to three times more than it must. Of a choice among plain words two are left, of a word its first and last letter.
 */

const CLASSES: { readonly [name: string]: string } = {
  L: "A-Za-zÉé",
  Lu: "A-ZÉ",
  Ll: "a-zé",
  Lt: "ǅ",
  M: "\u0301",
  Mn: "\u0301",
  N: "0-9½",
  Cc: "\\x00-\\x1f",
  Cf: "\u00ad",
  P: "!-\\/:-?",
  Zs: " \u00a0",
  Sc: "$",
}
/** Letters of any other class, and what is outside a class. */
const [OTHER, OUTSIDE] = ["☄", "☃"]
const ANY_CASE = "a-zé"

export function overFew({ source, flags }: { source: string; flags: string }): { source: string; flags: string } {
  const anyCase = flags.includes("i")
  const few = Array.from(partsOf(source), ({ part, inClass }) => {
    const [, sign, name = ""] = /^\\([pP])\{(?:[^}=]*=)?([^}]*)\}$/.exec(part) ?? []
    if (sign) {
      const letters = anyCase && /^L[ul]?$/.test(name) ? ANY_CASE : (CLASSES[name] ?? OTHER)
      if (sign === "P") return inClass ? OUTSIDE : `[^${letters}]`
      return inClass ? letters : `[${letters}]`
    }
    const [, point] = /^\\u\{([\da-fA-F]+)\}$/.exec(part) ?? []
    if (point) return String.fromCodePoint(Number.parseInt(point, 16) % 0x1_0000)
    return anyCase && !part.startsWith("\\") ? part.toLowerCase() : part
  }).join("")
  return { source: fewerTimes(fewerWords(read(few))), flags: flags.replace(/[^ms]/g, "") }
}

/** Characters, escapes and classes of Unicode, each with whether it stands between brackets. */
function* partsOf(source: string): Generator<{ part: string; inClass: boolean }> {
  let inClass = false
  for (const [part] of source.matchAll(
    /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[\s\S]|[\s\S]/gu,
  )) {
    yield { part, inClass }
    if (part === "[") inClass = true
    else if (part === "]") inClass = false
  }
}

const ONE = String.raw`(\[(?:[^\]\\]|\\.)*\]|\\?[^()])`
const NOT_BEHIND = new RegExp(String.raw`\(\?<!${ONE}\)`, "g")
const NOT_AHEAD = new RegExp(String.raw`\(\?!${ONE}\)`, "g")

function read(source: string): string {
  return source
    .replace(NOT_BEHIND, (_, one: string) => `(?:^|${outside(one)})`)
    .replace(NOT_AHEAD, (_, one: string) => `(?:${outside(one)}|$)`)
    .replace(/\(\?<=|\(\?=/g, "(?:")
    .replace(/\(\?<[a-zA-Z]\w*>/g, "(")
}

function outside(one: string): string {
  if (one.startsWith("[^")) return `[${one.slice(2)}`
  return one.startsWith("[") ? `[^${one.slice(1)}` : `[^${one}]`
}

/** Groups of plain words; and runs of letters that neither an escape begins nor brackets hold. */
const CHOICE = /(?<=\((?:\?:)?)[\p{L}' -]+(?:\|[\p{L}' -]+)+(?=\))/gu
const WORD = /\[(?:[^\]\\]|\\.)*\]|\\x[\da-f]{2}|\\u[\da-f]{4}|\\.|\{[^}]*\}|\p{L}{3,}(?![*+?{])/giu

function fewerWords(source: string): string {
  return source
    .replace(CHOICE, (words) => [...new Set(words.split("|"))].slice(0, 2).join("|"))
    .replace(WORD, (part) => (/^\p{L}{3}/u.test(part) ? `${part.charAt(0)}${part.slice(-1)}` : part))
}

function fewerTimes(source: string): string {
  return source.replace(/\{(\d+),(\d+)\}/g, (_, least: string, most: string) => {
    const from = Math.min(2, Number(least))
    return `{${from},${from + Math.min(3, Number(most) - Number(least))}}`
  })
}
