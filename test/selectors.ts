/** Where a W3C Web Annotation selector finds its words, by Apache Annotator. */
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector"

interface Text {
  currentChunk: { data: string; equals(): boolean }
  nextChunk(): null
  previousChunk(): null
  precedesCurrentChunk(): boolean
}
type Matcher = (text: Text) => AsyncGenerator<{ startIndex: number; endIndex: number }, void, void>

// Its own types are lost: they are given by paths without an ending.
declare module "@apache-annotator/selector" {
  export function textPositionSelectorMatcher(selector: object): Matcher
  export function textQuoteSelectorMatcher(selector: object): Matcher
}

export async function placesOf(selector: { type: string }, text: string): Promise<{ start: number; end: number }[]> {
  const matcher =
    selector.type === "TextQuoteSelector" ? textQuoteSelectorMatcher(selector) : textPositionSelectorMatcher(selector)
  const scope: Text = {
    currentChunk: { data: text, equals: () => true },
    nextChunk: () => null,
    previousChunk: () => null,
    precedesCurrentChunk: () => false,
  }
  const places = []
  for await (const { startIndex, endIndex } of matcher(scope)) places.push({ start: startIndex, end: endIndex })
  return places
}
