/** What stands around a name that shows that the text has something from it: rows of citations.tsv, tried token by token. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import type { Token } from "./tokens.ts"

type Kind = "source" | "told"

/** One place of a pattern: a word of these, or a gap. */
type Slot = ReadonlySet<string> | "gap"

interface Wording {
  kind: Kind
  /** what stands before the name, from the name outwards; what stands after it */
  before: Slot[]
  after: Slot[]
}

const GAP = 3
/** How far an apposition may reach: "the trade journal", ", the television channel,". */
const APPOSED_BEFORE = 4
const APPOSED_AFTER = 14

interface Knowledge {
  wordings: Wording[]
  nouns: ReadonlySet<string>
  articles: ReadonlySet<string>
}

const knowledgeOf = perLanguage(
  (language): Knowledge => ({
    wordings: language.table("citations", ["pattern", "kind"]).map(({ pattern, kind }) => {
      const [before = "", after = ""] = pattern.split("%")
      return {
        kind: kind === "told" ? "told" : "source",
        before: slotsOf(before).toReversed(),
        after: slotsOf(after),
      }
    }),
    nouns: new Set(language.list("outlet-nouns")),
    articles: language.words("before-outlet"),
  }),
)

const slotsOf = (pattern: string): Slot[] =>
  pattern
    .trim()
    .split(" ")
    .filter(Boolean)
    .map((slot) => (slot === ".." ? "gap" : new Set(slot.split("|"))))

/** How the words around a name cite it; null where they do not. @param name indexes of its tokens, end exclusive */
export function citedAs(tokens: readonly Token[], name: Range, language: Language): Kind | null {
  const { wordings } = knowledgeOf(language)
  const starts = startsOf(tokens, name.start, language)
  const ends = endsOf(tokens, name.end, language)
  const fits = ({ before, after }: Wording) =>
    starts.some((at) => fitsFrom(tokens, at, at - 1, -1, before)) &&
    ends.some((at) => fitsFrom(tokens, at - 1, at, 1, after))
  return wordings.find(fits)?.kind ?? null
}

/** Whether a name is called an outlet where it stands: "the newspaper …", "the Ostby Globe student newspaper". */
export function isCalledOutlet(tokens: readonly Token[], name: Range, language: Language): boolean {
  const { articles } = knowledgeOf(language)
  const nouns = language.words("calls-outlet")
  const isNoun = (at: number) => nouns.has(tokens[at]?.text ?? "")
  const before = articles.has(tokens[name.start - 1]?.key ?? "") ? name.start - 2 : name.start - 1
  if (isNoun(before)) return true
  return name.end - name.start > 1 && before < name.start - 1 && (isNoun(name.end) || isNoun(name.end + 1))
}

/** Where a name may be said to begin: at itself, at its article, at what it is called. */
function startsOf(tokens: readonly Token[], start: number, language: Language): number[] {
  const { nouns, articles } = knowledgeOf(language)
  const starts = [start]
  let at = start
  if (!tokens[at]?.opens && articles.has(tokens[at - 1]?.key ?? "")) starts.push(--at)
  if (tokens[at]?.opens || !nouns.has(tokens[at - 1]?.key ?? "")) return starts
  for (let n = 0; n < APPOSED_BEFORE && at > 0 && !tokens[at]?.opens; n++) {
    at--
    if (!isWord(tokens[at])) break
    starts.push(at)
    if (articles.has(tokens[at]?.key ?? "")) break
  }
  return starts
}

/** Where it may be said to end: at itself, after what it is called, after what is put between commas. */
function endsOf(tokens: readonly Token[], end: number, language: Language): number[] {
  const { nouns } = knowledgeOf(language)
  const ends = [end]
  let at = end
  for (const ahead of [1, 2]) if (nouns.has(tokens[end + ahead - 1]?.key ?? "")) at = end + ahead
  if (at > end) ends.push(at)
  if (tokens[at]?.key !== ",") return ends
  // ", which on Tuesday confirmed": after the comma the clause may be the name's own.
  ends.push(at + 1)
  for (let next = at + 1; next <= at + APPOSED_AFTER && tokens[next] && !tokens[next]?.opens; next++)
    if (tokens[next]?.key === ",") return [...ends, next + 1]
  return ends
}

const isWord = (token: Token | undefined) => token !== undefined && /^[\p{L}\p{N}]/u.test(token.text)

/** @param edge the last token that is known to be in the sentence; `at` the next one, `step` away */
function fitsFrom(tokens: readonly Token[], edge: number, at: number, step: 1 | -1, slots: readonly Slot[]): boolean {
  const [slot, ...rest] = slots
  if (slot === undefined) return true
  // Between two neighbours lies the border of a sentence where the latter opens one.
  if (tokens[step === 1 ? at : edge]?.opens) return false
  const token = tokens[at]
  if (!token) return false
  if (slot !== "gap") return slot.has(token.key) && fitsFrom(tokens, at, at + step, step, rest)
  for (let n = 0, last = edge, next = at; n <= GAP; n++) {
    if (fitsFrom(tokens, last, next, step, rest)) return true
    if ((!isWord(tokens[next]) && tokens[next]?.key !== "'s") || (step === 1 ? tokens[next] : tokens[last])?.opens)
      return false
    last = next
    next += step
  }
  return false
}
