/** Records → pairs that are compared, stories, and what is taken out of a whole ledger, with a judge that costs nothing. */
import { ledgerExports, type StoryEntries } from "../../src/export/ledger/index.ts"
import { storyFormats } from "../../src/export/story/index.ts"
import { languageOf } from "../../src/language/index.ts"
import type { Record } from "../../src/record/index.ts"
import { catchUp, comparisonsOf, storyOf } from "../../src/story/index.ts"
import { crowds } from "./crowds.ts"
import { ledgerWith, newLedger } from "./keeping.ts"
import { recordOfText } from "./reading.ts"
import { mappedOnce, type Shapes } from "./stages.ts"
import { speech } from "./texts.ts"

const english = languageOf("en")
/** Some pairs say the same, some another figure, some the opposite. */
const judge = async (a: { told: string }, b: { told: string }) => {
  const chance = (a.told.length * 31 + b.told.length * 7) % 10
  if (chance < 7) return { same: 0.8, version: 0.1, denies: 0 }
  return chance < 9 ? { same: 0.1, version: 0.8, denies: 0 } : { same: 0.1, version: 0, denies: 0.8 }
}

/** Two articles of so many characters each, and each by itself. */
export const comparing: Shapes = mappedOnce(speech, (made) => async (length: number) => {
  const text = made(length)
  const records = [await recordOfText(text, "a".repeat(16)), await recordOfText(text, "b".repeat(16))]
  return () => comparisonsOf(records, judge, english)
})

/** Of each two that came one after the other, and some that came further apart, what stands at the same place claims the same. */
function comparisonsAmong(records: readonly Record[]) {
  return records.flatMap(({ article: { id: b } }, i) =>
    [1, 2, 4, 8, 16].flatMap((back) => {
      const a = records[i - back]?.article.id
      if (a === undefined) return []
      const found = Array.from({ length: 6 }, (_, at) => ({ left: at, right: at, same: 0.9, version: 0, denies: 0 }))
      return [a < b ? { a, b, found } : { a: b, b: a, found }]
    }),
  )
}

export const telling: Shapes = {
  ...mappedOnce(speech, (made) => async (length: number) => {
    const records = [await recordOfText(made(length))]
    const comparisons = await comparisonsOf(records, judge, english)
    return () => storyOf(records, comparisons, english)
  }),
  ...mappedOnce(crowds, (made) => async (length: number) => {
    const records = await made(length)
    const comparisons = comparisonsAmong(records)
    return () => storyOf(records, comparisons, english)
  }),
  "one more beside so many copies": async (length) => {
    const ledger = newLedger()
    const records = (await crowds["copies of one article"]?.(length)) ?? []
    for (const record of records) await ledger.record(record)
    await catchUp(ledger, async () => judge, "bench", english)
    const [first] = (await crowds["copies of one article"]?.(1)) ?? []
    if (first)
      await ledger.record({
        ...first,
        article: {
          ...first.article,
          id: "f".repeat(16),
          sha256: "f".repeat(64),
          url: "https://last.example/",
          text: `${first.article.text} At last.`,
        },
      })
    return () => catchUp(ledger, async () => judge, "bench", english)
  },
}

/** Named apart: forms of a ledger have the same names. */
const ofStories = Object.fromEntries(Object.entries(storyFormats).map(([name, form]) => [`a story, ${name}`, form]))

/** All of a ledger in one form, and a story of its articles. */
export const exporting: Shapes = {
  ...mappedOnce(ledgerExports, (form) => async (length: number) => {
    const ledger = await ledgerWith(Math.ceil(length / 1000))
    const records: Record[] = []
    for await (const { record } of ledger.records()) records.push(record)
    async function* entries() {
      for await (const { record, revisionOf, recordedAt } of ledger.records())
        yield { record, revisionOf, recordedAt, identities: new Map<string, string>() }
    }
    async function* stories(): StoryEntries {
      for (const record of records)
        yield { story: storyOf([record], [], english), textOf: async () => record.article.text }
    }
    return async () => {
      const parts =
        "files" in form ? form.files(entries(), stories()) : form.write(entries(), ledger.voices(), stories())
      for await (const _ of parts);
    }
  }),
  ...mappedOnce(ofStories, (form) => async (length: number) => {
    const records = (await crowds["one claim, from one to the next"]?.(length)) ?? []
    const story = storyOf(records, comparisonsAmong(records), english)
    const texts = new Map(records.map(({ article }) => [article.id, article.text]))
    return () =>
      form.write([{ story, claims: story.claims }], {
        style: { columns: 88, color: false },
        textOf: async (id) => texts.get(id) ?? null,
      })
  }),
}
