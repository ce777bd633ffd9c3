/** The forms in which what people judged can be taken out of a ledger. `hearsay export --to` and the docs follow this map. */
import { type Judgement, patchOf } from "../../record/index.ts"
import { correctionsIn, type JudgedArticle } from "./corrections/corrections.ts"

interface Form {
  about: string
  mediaType: string
  write(judgements: AsyncIterable<Judgement>, articles: AsyncIterable<JudgedArticle>): AsyncIterable<string>
}

export const judgementExports = {
  judgements: {
    about: "JSON Lines: all that was judged, also what was undone, to take into another ledger",
    mediaType: "application/jsonl",
    write: writePatch,
  },
  corrections: {
    about: "JSON Lines: each judged statement, as it was read and as it should be, to learn from",
    mediaType: "application/jsonl",
    write: writeCorrections,
  },
} satisfies { [name: string]: Form }

async function* writePatch(judgements: AsyncIterable<Judgement>): AsyncGenerator<string> {
  for await (const judgement of judgements) yield `${JSON.stringify(patchOf(judgement))}\n`
}

async function* writeCorrections(_: unknown, articles: AsyncIterable<JudgedArticle>): AsyncGenerator<string> {
  for await (const article of articles)
    for (const correction of correctionsIn(article)) yield `${JSON.stringify(correction)}\n`
}
