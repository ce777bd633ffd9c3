/** The steps of `hearsay gather`: a line of JSON → what the step makes of it. A line that is wrong is an error of its own, and the others go on. */
import { z } from "zod"
import { type Chunks, linesOf } from "../acquire/index.ts"
import { languageOf } from "../language/index.ts"
import { editionOf } from "../ledger/index.ts"
import { judgeVersion, loadJudge } from "../read/index.ts"
import { articleError, type HearsayError, InputError, ModelError, Record } from "../record/index.ts"
import { comparingHanded, copiesHanded, marksHanded, storyHanded } from "../story/index.ts"

/** A record, with many others beside it where it is compared. */
const LONGEST = 256 * 1024 * 1024

const ToCompare = z.object({
  record: Record,
  others: z.array(z.object({ record: Record, shared: z.int().nonnegative() })),
})
const ToCopy = z.object({ record: Record, others: z.array(Record) })
const OfStory = z.object({
  story: z.string(),
  articles: z.int().positive().describe("how many articles the story has, of which each has a line"),
  record: Record,
  found: z.array(z.object({ other: z.string(), value: z.string() })),
})
type OfStory = z.infer<typeof OfStory>

interface Line {
  bytes: Uint8Array | null
  place: string
}

/** What is printed as a line, or what went wrong. */
type Made = { made: object } | { error: HearsayError }

interface Step {
  about: string
  run(lines: AsyncIterable<Line>): AsyncIterable<Made>
}

export const steps = {
  mark: {
    about: "a record → by what the others are found that it is compared with, and how",
    run: each(async () => {
      const [language, version] = [languageOf("en"), judgeVersion()]
      return (value) => {
        const record = Record.parse(value)
        return { ...marksHanded(record, version, language), edition: editionOf(record.article) }
      }
    }),
  },
  compare: {
    about: "a record and others that stand before it → what was found of them, and which of them belong together",
    run: each(async () => {
      const compare = comparingHanded(await loadJudge(), judgeVersion(), languageOf("en"))
      return async (value) => {
        const { record, others } = ToCompare.parse(value)
        return { article: record.article.id, ...(await compare(record, others)) }
      }
    }),
  },
  copies: {
    about: "a record and others that have marks of its text → which share text with it, and who has it from whom",
    run: each(async () => {
      const copiesOf = copiesHanded(languageOf("en"))
      return (value) => {
        const { record, others } = ToCopy.parse(value)
        const copies = copiesOf(
          record.article,
          others.map(({ article }) => article),
        )
        return { article: record.article.id, copies }
      }
    }),
  },
  tell: {
    about: "the records of a story, one after the other, each with what was found of it → the story",
    run: told,
  },
} satisfies { [name: string]: Step }

export type StepName = keyof typeof steps

/** Lines with their numbers, from 1. */
export async function* linesHanded(chunks: Chunks, where: string): AsyncGenerator<Line> {
  let number = 0
  for await (const bytes of linesOf(chunks, LONGEST)) {
    number++
    if (!bytes?.every((byte) => byte <= 32)) yield { bytes, place: `${where}:${number}` }
  }
}

/** @param begun makes, when the first line comes, what takes lines */
function each(begun: () => Promise<(value: unknown) => object | Promise<object>>): Step["run"] {
  return async function* (lines) {
    let work: Awaited<ReturnType<typeof begun>> | undefined
    for await (const line of lines) {
      work ??= await begun()
      const take = work
      yield await attempt(line.place, async () => ({ made: await take(jsonOf(line)) }))
    }
  }
}

async function* told(lines: AsyncIterable<Line>): AsyncGenerator<Made> {
  const language = languageOf("en")
  let open: { place: string; lines: OfStory[] } | null = null
  const close = async function* (): AsyncGenerator<Made> {
    const [first] = open?.lines ?? []
    if (open === null || first === undefined) return
    const { place, lines } = open
    open = null
    yield lines.length === first.articles
      ? await attempt(place, async () => ({ made: { story: first.story, ...storyHanded(lines, language) } }))
      : { error: cut(place, lines.length, first.articles) }
  }
  for await (const line of lines) {
    const own = await attempt(line.place, async () => ({ made: OfStory.parse(jsonOf(line)) }))
    if ("error" in own) {
      yield own
      continue
    }
    if (open && open.lines[0]?.story !== own.made.story) yield* close()
    open ??= { place: line.place, lines: [] }
    open.lines.push(own.made)
  }
  yield* close()
}

const cut = (where: string, came: number, articles: number) =>
  new InputError({
    what: `of ${articles} articles of its story ${came} came`,
    where,
    next: "give the lines of a story one after the other, and all of them",
  })

/** @throws {ModelError} for the model is the same for all of them */
async function attempt<T>(where: string, work: () => Promise<T>): Promise<T | { error: HearsayError }> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ModelError) throw cause
    return { error: cause instanceof z.ZodError ? unfit(where, cause) : articleError(cause, where) }
  }
}

function jsonOf({ bytes, place }: Line): unknown {
  if (bytes === null)
    throw new InputError({ what: "the line is too long", where: place, next: "give fewer records beside it" })
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new InputError({ what: "the line is not JSON, or is cut", where: place, next: NEXT, cause })
  }
}

const NEXT = "give on each line what hearsay gather --help says of the step"

function unfit(where: string, cause: z.ZodError): InputError {
  const [issue] = cause.issues
  const at = issue?.path.join(".") || "the line"
  return new InputError({ what: `${at} is not as it must be: ${issue?.message}`, where, next: NEXT, cause })
}
