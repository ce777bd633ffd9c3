/**
 * Attributions inside attributions: "X said that Y told Z …" is two, the inner one `within` the outer.
 *
 * Of each content, the sentences that hold a word of saying or thinking (`language/en/inner-cues.txt`, `inner-thoughts.txt`) are read again as a text
 * of their own. What is found there counts only with a cue of those lists and a content; without a source only where the network is surer. A thought
 * counts only when another thinks it: "said he thinks" is one attribution, not two. What the network misses, rules of src/resolve add.
 */
import { type Language, perLanguage, sentencesOf } from "../language/index.ts"
import { type Attribution, type Range, type Span, spanOf } from "../record/index.ts"

/** Reads a text without looking into its contents. */
export type FlatReader = (text: string, paragraphs: readonly Range[], signal?: AbortSignal) => Promise<Attribution[]>

const DEEPEST = 2
const SURE = 0.4
/** A claim for which nobody was found counts only when the rest of it is surer. */
const SURE_ALONE = 0.6
const claimsOf = perLanguage((language) => {
  const thought = cueIn(language.list("inner-thoughts"))
  return {
    nobody: new Set(language.list("nobody")),
    said: cueIn(language.list("inner-cues")),
    thought,
    /** A thought that follows no pronoun: of "she thinks" and "her plans" no claim is made, whatever the network finds, so it is not asked. */
    thoughtOfAnother: new RegExp(`${language.pattern("not-after-pronoun").source}${thought.source}`, "iu"),
  }
})

/** The attributions given, and those inside their contents, in text order; an outer one stands before its inner ones. */
export async function withNested(
  text: string,
  outer: readonly Attribution[],
  readFlat: FlatReader,
  language: Language,
): Promise<Attribution[]> {
  const out: Attribution[] = []
  const add = async (attribution: Attribution, depth: number): Promise<void> => {
    const at = out.push(attribution) - 1
    if (depth >= DEEPEST) return
    for (const content of attribution.content) {
      for (const inner of await insideOf(text, content, readFlat, language))
        await add({ ...inner, within: at }, depth + 1)
    }
  }
  for (const attribution of outer) await add(attribution, 0)
  return out
}

async function insideOf(text: string, content: Span, readFlat: FlatReader, language: Language): Promise<Attribution[]> {
  const telling = tellingPart(text, withoutMarks(content), language)
  if (!telling) return []
  const { start, end } = telling
  const sentence = asSentence(text.slice(start, end), language)
  const found = await readFlat(sentence.text, [{ start: 0, end: sentence.text.length }])
  const from = start + sentence.from
  // The stop that was put behind the content is no part of the article.
  const moved = (spans: Span[]) =>
    spans
      .map((span) => ({ start: span.start + from, end: Math.min(span.end + from, end) }))
      .flatMap((span) => (span.start < span.end ? [spanOf(text, span.start, span.end)] : []))
  return found
    .map((a) => ({ ...a, source: moved(a.source), cue: moved(a.cue), content: moved(a.content) }))
    .filter((attribution) => isClaim(attribution, language))
}

/** From the first sentence of a content that may hold a claim to the last; null where none may. */
function tellingPart(text: string, content: Range, language: Language): Range | null {
  const { said, thoughtOfAnother } = claimsOf(language)
  const mayClaim = (sentence: string) => said.test(sentence) || thoughtOfAnother.test(sentence)
  const telling = sentencesOf(text, [content], language).filter(({ start, end }) => mayClaim(text.slice(start, end)))
  const [first, last] = [telling[0], telling.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** A content as a sentence of its own, without "that" and with a capital and a stop: the network was shown whole sentences. */
function asSentence(content: string, language: Language): { text: string; from: number } {
  const from = content.match(language.pattern("opens-clause"))?.[0].length ?? 0
  const bare = content.slice(from)
  const first = bare.charAt(0).toUpperCase()
  const text = (first.length === 1 ? first : bare.charAt(0)) + bare.slice(1)
  return { text: /[.!?]$/.test(text) ? text : `${text}.`, from }
}

function isClaim({ confidence, source, cue, content }: Attribution, language: Language): boolean {
  const { nobody, said, thought } = claimsOf(language)
  const fits = (words: string, row: string) => language.pattern(row).test(words)
  const who = source.map((span) => span.text.toLowerCase())
  const words = cue.map((span) => span.text).join(" ")
  if (!content.some((span) => /\p{L}/u.test(span.text)) || who.some((word) => nobody.has(word))) return false
  if (confidence < (who.length ? SURE : SURE_ALONE) || (!who.length && fits(words, "infinitive-cue"))) return false
  if (said.test(words)) return !(who.some((word) => fits(word, "speaking-self-alone")) && fits(words, "said-now"))
  return (
    thought.test(words) &&
    who.length > 0 &&
    !who.some((word) => fits(word, "pronoun-alone") || fits(word, "possessive-end"))
  )
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
