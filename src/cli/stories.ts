/** The one place where commands get stories from. */
import { languageOf } from "../language/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { judgeVersion, loadJudge } from "../read/index.ts"
import type { Story } from "../record/index.ts"
import { catchUp, storiesOf } from "../story/index.ts"

/** What will be looked for. A maker may pass over stories that have nothing of it, and need not: commands look through what they get. */
interface StoriesAsked {
  /** words, "phrases" and beginnings* of a claim */
  words?: string
  /** the id, or the beginning of one, of an article or a claim, or article/statement */
  id?: string
}

/** The stories of a ledger, one at a time, in an order that the order of adding does not change. No two of their claims have one id. */
export type Stories = (ledger: Ledger, asked: StoriesAsked) => AsyncIterable<Story>

/** Every article is compared with its neighbours first, where it was not before. */
export const storiesIn: Stories = async function* (ledger, { id }) {
  const language = languageOf("en")
  const version = judgeVersion()
  await catchUp(ledger, loadJudge, version, language)
  const article = id === undefined ? null : await ledger.article(id.split("/")[0] ?? "")
  yield* storiesOf(ledger, version, language, article ? [article.record.article.id] : undefined)
}
