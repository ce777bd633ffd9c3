/** What is told otherwise later, or elsewhere: figures, days, statuses, sources and doubts. */
import { z } from "zod"
import type { Ledger } from "../ledger/index.ts"
import { type Change, changeKinds, MissingError, type Story, words } from "../record/index.ts"
import { type ChangeFilter, changesAsked } from "../story/index.ts"
import { Placed, placedIn } from "./placed.ts"
import { field, given, listOf, Paging, TOLD, useCase } from "./use-case.ts"

const Kind = z.enum(words(changeKinds))
const Day = z.iso.date()

const ChangeLine = z
  .object({
    kind: Kind,
    what: z.string(),
    claims: z.array(z.string()).describe("the claims that are its versions"),
    values: z.array(Placed.extend({ value: z.string() })).describe("the earliest first"),
  })
  .meta({ id: "ChangeLine" })
type ChangeLine = z.output<typeof ChangeLine>

/** Stories that are looked through for one page. */
const MOST_STORIES = 200

export const changes = useCase({
  about: "What changed over the articles, or is told otherwise elsewhere, each value with the words that show it.",
  writes: false,
  input: z.object({
    q: z
      .string()
      .max(1000)
      .default("")
      .describe(
        'words, "phrases" and beginnings* of what changed, or of its values; empty: whatever passes the filters',
      ),
    article: field(
      z.string().regex(/^[0-9a-f]{6,64}$/),
      "only those that this article has a value of",
      "46908adcfb9aeb3b",
    ),
    kind: field(Kind, "only changes of this kind", "figure"),
    outlet: field(z.string().max(300), "only those that this outlet has a value of"),
    from: field(Day, "only those with a value published on this day or later", "2031-03-01"),
    to: field(Day, "only those with a value published on this day or earlier"),
    ...Paging.shape,
  }),
  reads: () => TOLD,
  output: listOf(ChangeLine),
  async run({ ledger }, { article, limit, cursor, ...asked }) {
    const { q, ...rest } = given(asked)
    const filter: ChangeFilter = { ...rest, ...(q ? { words: q } : {}) }
    if (article) return { items: await ofArticle(ledger, article, filter), next: null }
    return ofAll(ledger, filter, { limit, ...(cursor === undefined ? {} : { cursor }) })
  },
})

async function ofArticle(ledger: Ledger, id: string, filter: ChangeFilter): Promise<ChangeLine[]> {
  const article = (await ledger.article(id))?.record.article.id
  if (article === undefined)
    throw new MissingError({ what: "the ledger has no such article", where: id, next: "look it up with a search" })
  const story = await ledger.story(article)
  if (!story) return []
  const own = changesAsked(story, filter).filter(({ values }) => values.some((value) => value.article === article))
  return Promise.all(own.map(lineIn(ledger)))
}

/** Stories are gone through one at a time until there are enough; a story's changes stay together. */
async function ofAll(ledger: Ledger, filter: ChangeFilter, page: { limit: number; cursor?: string }) {
  const items: ChangeLine[] = []
  let cursor = page.cursor
  for (let looked = 0; looked < MOST_STORIES && items.length < page.limit; looked++) {
    const { items: stories, next } = await ledger.stories({
      limit: 1,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { id } of stories) {
      const story: Story | null = await ledger.story(id)
      for (const change of story ? changesAsked(story, filter) : []) items.push(await lineIn(ledger)(change))
    }
    if (next === null) return { items, next }
    cursor = next
  }
  return { items, next: cursor ?? null }
}

function lineIn(ledger: Ledger) {
  const placed = placedIn(ledger)
  return async ({ kind, what, claims, values }: Change): Promise<ChangeLine> => ({
    ...{ kind, what, claims },
    values: await Promise.all(
      values.map(async ({ article, value, span }) => ({ ...(await placed(article, span)), value })),
    ),
  })
}
