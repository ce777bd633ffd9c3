/**
 * Whether a page is a later version of an article, or another article that stands at the same address: a site that gives its home page as the address of each story,
 * or a file that is written over every day, must not make a story vanish behind the next one.
 *
 * A false version hides an article from search and exports, a missed one only shows a story twice. So two texts must share something to be versions of one.
 */
import { createHash } from "node:crypto"
import { wordList } from "../language/index.ts"
import type { Article } from "../record/index.ts"

type Told = Pick<Article, "title" | "outlet" | "text">

/**
 * A quarter of the shorter text, in runs of three words, is more than boilerplate ("Sign up to our newsletter") and phrases that all news share, and less than what a
 * page keeps that goes on being written. Of the shorter one, so that a note of two lines which becomes a long article is still found again.
 */
const SHARED_TEXT = 0.25

/** Of a page that was written anew from the first word to the last, the headline tells: two thirds of the words of the longer one, and three words at least. */
const SHARED_TITLE = 2 / 3
const TITLE_WORDS = 3

/** The length of the runs of words that are compared: shingles, after A. Broder, On the resemblance and containment of documents (1997). */
const RUN = 3

/** Whether the two share so much that they are one article at two times. Takes time by the length of the texts. */
export function isVersion(later: Told, earlier: Told): boolean {
  return containment(runsOf(later.text), runsOf(earlier.text)) >= SHARED_TEXT || hasSameTitle(later, earlier)
}

/** What versions of one article share: its address, else its path. Standard input and a line of a file are no place to come back to. */
export function addressOf({ url, uri }: Pick<Article, "url" | "uri">): string | null {
  if (url) return url
  return uri === "" || uri === "-" || /:\d+$/.test(uri) ? null : uri
}

/** The same for articles of which a ledger keeps the first alone: at one address, and unchanged. Null: no other is the same as this one. */
export function editionOf(article: Article): string | null {
  const address = addressOf(article)
  return (
    address &&
    createHash("sha256")
      .update(`${address}\n${statedIn(article)}`)
      .digest("hex")
  )
}

/** Whether the two say the same, of themselves and in their text. What a page says of its last change is no change. */
export function isUnchanged(later: Article, earlier: Article): boolean {
  return statedIn(later) === statedIn(earlier)
}

/** All that an article says of itself and in its text. */
const statedIn = (article: Article): string =>
  JSON.stringify((["title", "byline", "outlet", "published", "text"] as const).map((field) => plain(article[field])))

function hasSameTitle(a: Told, b: Told): boolean {
  const [x, y] = [titleWords(a), titleWords(b)]
  const longer = Math.max(x.size, y.size)
  return longer >= TITLE_WORDS && shared(x, y) >= SHARED_TITLE * longer
}

const SMALL = new Set(wordList("function-words"))

/** A title's words without small ones and those of the outlet's name, which many pages put behind their titles. */
function titleWords({ title, outlet }: Told): Set<string> {
  const outlets = new Set(wordsOf(outlet ?? ""))
  return new Set(wordsOf(title ?? "").filter((word) => !SMALL.has(word) && !outlets.has(word)))
}

/** A text shorter than a run is one. */
function runsOf(text: string): Set<string> {
  const words = wordsOf(text)
  const runs = new Set<string>(words.length > 0 && words.length < RUN ? [words.join(" ")] : [])
  for (let i = RUN; i <= words.length; i++) runs.add(words.slice(i - RUN, i).join(" "))
  return runs
}

/** Scripts without spaces between words are taken letter by letter. */
const wordsOf = (text: string) =>
  text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu) ??
  []

const containment = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  shared(a, b) / Math.max(1, Math.min(a.size, b.size))

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0
  for (const each of a) if (b.has(each)) n++
  return n
}

const plain = (text: string | null) => text?.replace(/\s+/g, " ").trim() ?? null
