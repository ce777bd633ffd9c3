/**
 * Attributions inside attributions: "X said that Y told Z …" is two, the inner one `within` the outer.
 *
 * Of each content, the sentences that hold a word of saying or thinking (`language/en/inner-cues.txt`, `inner-thoughts.txt`) are read again as a text
 * of their own. What is found there counts only with a cue of those lists and a content; without a source only where the network is surer. A thought
 * counts only when another thinks it: "said he thinks" is one attribution, not two. What the network misses, rules of src/resolve add.
 */
import { wordList } from "../language/index.ts"
import { type Attribution, type Range, type Span, spanOf } from "../record/index.ts"
import type { FlatReader } from "./reader.ts"
import { sentencesOf } from "./sentences.ts"

const DEEPEST = 2
const SURE = 0.4
/** A claim for which nobody was found counts only when the rest of it is surer. */
const SURE_ALONE = 0.6
const nobody = new Set(wordList("nobody"))
const said = cueIn(wordList("inner-cues"))
const thought = cueIn(wordList("inner-thoughts"))
/** A thought that follows no pronoun: of "she thinks" and "her plans" no claim is made, whatever the network finds, so it is not asked. */
const thoughtOfAnother = new RegExp(
  `(?<!(?<![\\p{L}\\p{N}])(?:i|we|you|he|she|they|it|this|his|her|its|their|our|my|your)\\s)${thought.source}`,
  "iu",
)
const PRONOUN = /^(?:i|we|you|he|she|they|it|who|that|this)$/i
const OWN = /^(?:i|we)$/i
/** "I would say", "we're not saying": words of the one who speaks now, while "I told him" is a claim of then. */
const NOW =
  /(?:^|\s)(?:say|saying|tell|add|ask|suggest|argue|call)$|(?:^|\s|['’])(?:would|d|m|re|am|are|will|ll|can|could|must|let)(?:\s|$)/i
/** "declined {to say} whether …": what the outer one did, told twice. */
const INFINITIVE = /^to \p{L}+$/iu
const POSSESSIVE = /^(?:his|her|its|their|our|my|your)$|['’]s$|s['’]$/i

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
  const telling = tellingPart(text, withoutMarks(content))
  if (!telling) return []
  const { start, end } = telling
  const sentence = asSentence(text.slice(start, end))
  const found = await readFlat(sentence.text, [{ start: 0, end: sentence.text.length }])
  const from = start + sentence.from
  // The stop that was put behind the content is no part of the article.
  const moved = (spans: Span[]) =>
    spans
      .map((span) => ({ start: span.start + from, end: Math.min(span.end + from, end) }))
      .flatMap((span) => (span.start < span.end ? [spanOf(text, span.start, span.end)] : []))
  return found
    .map((a) => ({ ...a, source: moved(a.source), cue: moved(a.cue), content: moved(a.content) }))
    .filter(isClaim)
}

/** From the first sentence of a content that may hold a claim to the last; null where none may. */
function tellingPart(text: string, content: Range): Range | null {
  const telling = sentencesOf(text, [content]).filter(({ start, end }) => mayClaim(text.slice(start, end)))
  const [first, last] = [telling[0], telling.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

const mayClaim = (sentence: string) => said.test(sentence) || thoughtOfAnother.test(sentence)

/** A content as a sentence of its own, without "that" and with a capital and a stop: the network was shown whole sentences. */
function asSentence(content: string): { text: string; from: number } {
  const from = content.match(/^(?:that|how|whether|if|why)\s+/)?.[0].length ?? 0
  const bare = content.slice(from)
  const first = bare.charAt(0).toUpperCase()
  const text = (first.length === 1 ? first : bare.charAt(0)) + bare.slice(1)
  return { text: /[.!?]$/.test(text) ? text : `${text}.`, from }
}

function isClaim({ confidence, source, cue, content }: Attribution): boolean {
  const who = source.map((span) => span.text.toLowerCase())
  const words = cue.map((span) => span.text).join(" ")
  if (!content.some((span) => /\p{L}/u.test(span.text)) || who.some((word) => nobody.has(word))) return false
  if (confidence < (who.length ? SURE : SURE_ALONE) || (!who.length && INFINITIVE.test(words))) return false
  if (said.test(words)) return !(who.some((word) => OWN.test(word)) && NOW.test(words))
  return thought.test(words) && who.length > 0 && !who.some((word) => PRONOUN.test(word) || POSSESSIVE.test(word))
}

/** A test for any of the words, as a word of its own. */
function cueIn(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|").replaceAll(" ", "\\s+")})(?![\\p{L}\\p{N}])`, "iu")
}

/** A content's own quotation marks would make the whole of it a quotation inside itself. */
function withoutMarks({ start, end, text }: Span): { start: number; end: number } {
  const lead = text.match(/^[“"«‘'\s]+/)?.[0].length ?? 0
  // From the end on, for a pattern would try each of a long run of marks.
  let last = text.length
  while (last > lead && /[”"»’'\s]/.test(text.charAt(last - 1))) last--
  return { start: start + lead, end: end - (text.length - last) }
}
