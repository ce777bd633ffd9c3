/**
 * Attributions inside attributions: "X said that Y told Z …" is two, the inner one `within` the outer.
 *
 * Each content that holds a word of saying or thinking (`language/en/inner-cues.txt`, `inner-thoughts.txt`) is read again as a text of its
 * own. What is found there counts only with a source, a cue of those lists and a content; a thought counts only when another
 * thinks it: "said he thinks" is one attribution, not two.
 */
import { wordList } from "../language/index.ts"
import { type Attribution, type Span, spanOf } from "../record/index.ts"
import type { FlatReader } from "./reader.ts"

const DEEPEST = 2
const SURE = 0.4
const nobody = new Set(wordList("nobody"))
const said = cueIn(wordList("inner-cues"))
const thought = cueIn(wordList("inner-thoughts"))
const PRONOUN = /^(?:i|we|you|he|she|they|it|who|that|this)$/i

/** The attributions given, and those inside their contents, in text order; an outer one stands before its inner ones. */
export async function withNested(
  text: string,
  outer: readonly Attribution[],
  readFlat: FlatReader,
): Promise<Attribution[]> {
  const out: Attribution[] = []
  const add = async (attribution: Attribution, depth: number): Promise<void> => {
    const at = out.push(attribution) - 1
    if (depth >= DEEPEST) return
    for (const content of attribution.content) {
      for (const inner of await insideOf(text, content, readFlat)) await add({ ...inner, within: at }, depth + 1)
    }
  }
  for (const attribution of outer) await add(attribution, 0)
  return out
}

async function insideOf(text: string, content: Span, readFlat: FlatReader): Promise<Attribution[]> {
  const { start, end } = withoutMarks(content)
  const inner = text.slice(start, end)
  if (!said.test(inner) && !thought.test(inner)) return []
  const found = await readFlat(inner, [{ start: 0, end: inner.length }])
  const moved = (spans: Span[]) => spans.map((span) => spanOf(text, span.start + start, span.end + start))
  return found
    .filter(isClaim)
    .map((a) => ({ ...a, source: moved(a.source), cue: moved(a.cue), content: moved(a.content) }))
}

function isClaim({ confidence, source, cue, content }: Attribution): boolean {
  const who = source.map((span) => span.text.toLowerCase())
  const named = who.length > 0 && !who.some((words) => nobody.has(words))
  const isOther = !who.some((words) => PRONOUN.test(words))
  const isCue = cue.some((span) => said.test(span.text) || (isOther && thought.test(span.text)))
  return confidence >= SURE && named && content.length > 0 && isCue
}

/** A test for any of the words, as a word of its own. */
function cueIn(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|").replaceAll(" ", "\\s+")})(?![\\p{L}\\p{N}])`, "iu")
}

/** A content's own quotation marks would make the whole of it a quotation inside itself. */
function withoutMarks({ start, end, text }: Span): { start: number; end: number } {
  const lead = text.match(/^[“"«‘'\s]+/)?.[0].length ?? 0
  const trail = text.slice(lead).match(/[”"»’'\s]+$/)?.[0].length ?? 0
  return { start: start + lead, end: end - trail }
}
