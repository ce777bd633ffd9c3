/**
 * A story as a ledger keeps it: spans without their words, which the texts of its articles give back, and deflated. So a story that is read says nothing in an article's name that the article
 * does not say.
 */
import { inflateRawSync } from "node:zlib"
import { Story } from "../../record/index.ts"
import { deflated } from "./pack.ts"

/** Of its articles, by their ids. */
type Texts = ReadonlyMap<string, string>

interface Place {
  start: number
  end: number
  text?: unknown
}

export const packedStory = (story: Story, texts: Texts): Uint8Array =>
  deflated(
    JSON.stringify(
      withSpans(story, null, ({ text, ...place }, article) =>
        article !== null && text === texts.get(article)?.slice(place.start, place.end) ? place : { ...place, text },
      ),
    ),
  )

/** A story says of each article far less than this for each character; what says more is made to fill the memory. */
const BYTES_A_CHARACTER = 256
const BYTES_AT_LEAST = 1 << 20

/** @throws when it is none, or has words that none of its articles has */
export function unpackedStory(body: Uint8Array, texts: Texts): Story {
  const characters = [...texts.values()].reduce((sum, { length }) => sum + length, 0)
  const maxOutputLength = BYTES_AT_LEAST + BYTES_A_CHARACTER * characters
  const kept: unknown = JSON.parse(inflateRawSync(body, { maxOutputLength }).toString())
  const story = withSpans(kept, null, (place, article) => withText(place, article, texts))
  Story.parse(story)
  return story as Story
}

/** Words of its own are those of one of the articles: a link to an outlet whose article is not there says nothing of where they stand. */
function withText({ start, end, text: own, ...rest }: Place, article: string | null, texts: Texts) {
  const candidates = own === undefined ? [texts.get(article ?? "") ?? ""] : [...texts.values()]
  const found = candidates.find(
    (text) =>
      start >= 0 && start <= end && end <= text.length && [undefined, text.slice(start, end)].includes(own as string),
  )
  if (found === undefined) throw new RangeError(`none of its articles has such words from ${start} to ${end}`)
  return { start, end, text: found.slice(start, end), ...rest }
}

/** The same with each span changed. @param article in whose text the spans stand */
function withSpans(
  value: unknown,
  article: string | null,
  change: (span: Place, article: string | null) => Place,
): unknown {
  if (Array.isArray(value)) return value.map((each) => withSpans(each, article, change))
  if (typeof value !== "object" || value === null) return value
  if (isPlace(value)) return change(value, article)
  const own = articleOf(value) ?? article
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withSpans(each, own, change)]))
}

/** What an article prints or cites stands in itself; all else names the article that it stands in, and a link the one that it leads to. */
function articleOf(value: { id?: unknown; copyOf?: unknown; article?: unknown; to?: unknown }): string | null {
  if ("copyOf" in value) return String(value.id)
  if ("share" in value || "outlet" in value) return null
  const { article } = typeof value.to === "object" && value.to !== null ? (value.to as { article?: unknown }) : value
  return typeof article === "string" ? article : null
}

function isPlace(value: object): value is Place {
  const { start, end } = value as { start?: unknown; end?: unknown }
  return typeof start === "number" && typeof end === "number"
}
