/**
 * Attributions inside attributions: "X said that Y told Z …" is two, the inner one `within` the outer.
 *
 * Each content that holds a word of saying (`language/en/inner-cues.txt`) is read again as a text of its own. What is found
 * there counts only with a source, a cue of that list and a content: "said he thinks" is one attribution, not two.
 */
import { wordList } from "../language/index.ts"
import { type Attribution, type Span, spanOf } from "../record/index.ts"
import type { FlatReader } from "./reader.ts"

const DEEPEST = 2
const SURE = 0.5
const words = wordList("inner-cues").map((word) => word.replace(/ /g, "\\s+"))
const nobody = new Set(wordList("nobody"))
const innerCue = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "iu")

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
  if (!innerCue.test(inner)) return []
  const found = await readFlat(inner, [{ start: 0, end: inner.length }])
  const moved = (spans: Span[]) => spans.map((span) => spanOf(text, span.start + start, span.end + start))
  return found
    .filter(isClaim)
    .map((a) => ({ ...a, source: moved(a.source), cue: moved(a.cue), content: moved(a.content) }))
}

function isClaim({ confidence, source, cue, content }: Attribution): boolean {
  const who = source.map((span) => span.text.toLowerCase())
  const named = who.length > 0 && !who.some((words) => nobody.has(words))
  return confidence >= SURE && named && content.length > 0 && cue.some((span) => innerCue.test(span.text))
}

/** A content's own quotation marks would make the whole of it a quotation inside itself. */
function withoutMarks({ start, end, text }: Span): { start: number; end: number } {
  const lead = text.match(/^[“"«‘'\s]+/)?.[0].length ?? 0
  const trail = text.slice(lead).match(/[”"»’'\s]+$/)?.[0].length ?? 0
  return { start: start + lead, end: end - trail }
}
