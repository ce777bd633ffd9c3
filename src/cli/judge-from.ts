/** `hearsay judge --from`: a patch, line by line. What is there already is not taken twice; a line that is none is reported, and the rest goes on. */
import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import type { z } from "zod"
import type { Ledger, TakenIn } from "../ledger/index.ts"
import { counted, InputError, Patch } from "../record/index.ts"
import type { AnswerFormat } from "./answer.ts"
import { printOne } from "./answer.ts"
import { listed, plain } from "./with-ledger.ts"

interface Told {
  taken: number
  undone: number
  known: number
  /** lines that are no judgements */
  refused: number
  /** judgements that are kept, and fit nothing that the ledger has now */
  unfitting: number
}

export async function takeFrom(ledger: Ledger, path: string, format: AnswerFormat): Promise<void> {
  const told: Told = { taken: 0, undone: 0, known: 0, refused: 0, unfitting: 0 }
  let number = 0
  let lines: Line[] = []
  const articles = new Set<string>()
  for await (const line of linesOf(path)) {
    number++
    if (line.trim() === "") continue
    const patch = Patch.safeParse(jsonIn(line))
    lines.push({ where: `${path}:${number}`, patch })
    if (patch.data?.about === "statement") articles.add(patch.data.target.article)
    if (lines.length < MOST_LINES && articles.size < MOST_ARTICLES) continue
    await takeLines(ledger, lines, told)
    lines = []
    articles.clear()
  }
  await takeLines(ledger, lines, told)
  if (told.refused > 0) process.exitCode = 1
  await printOne(told, format, toldText)
}

interface Line {
  where: string
  patch: z.ZodSafeParseResult<Patch>
}

/** So much is taken at a time: an article is corrected anew each time, however many lines judge it, and others that write wait as long. */
const [MOST_LINES, MOST_ARTICLES] = [5_000, 100]

async function takeLines(ledger: Ledger, lines: readonly Line[], told: Told): Promise<void> {
  const became = (await ledger.take(lines.flatMap(({ patch }) => patch.data ?? []))).values()
  for (const { where, patch } of lines) {
    const one = patch.success ? became.next().value : undefined
    const problem = one ? problemOf(one) : noJudgement(patch.error?.issues[0])
    if (!one || "refused" in one) told.refused++
    else {
      told[one.outcome]++
      if (problem !== null) told.unfitting++
    }
    if (problem !== null) process.stderr.write(`hearsay: ${plain(where)}: ${plain(problem)}\n`)
  }
}

const noJudgement = (issue: { path: readonly PropertyKey[]; message: string } | undefined) =>
  `it is no judgement (${[issue?.path.join("."), issue?.message].filter(Boolean).join(": ")})`

function problemOf(became: TakenIn): string | null {
  if ("refused" in became) return became.refused.message
  const { judgement, fits } = became
  if (judgement.undone) return null
  const [missing] = judgement.missing
  if (missing !== undefined) return `it is kept, and the ledger has nothing of it: ${missing}`
  return fits === false ? "it is kept, and fits nothing that is read in its article" : null
}

const toldText = ({ taken, undone, known, refused, unfitting }: Told) =>
  listed(
    "",
    [
      `${counted(taken, "judgement")} taken in`,
      ...(undone ? [`${undone} undone`] : []),
      ...(known ? [`${known} known already`] : []),
      ...(unfitting ? [`${unfitting} of them ${unfitting === 1 ? "fits" : "fit"} nothing here now`] : []),
      ...(refused ? [`${counted(refused, "line")} refused`] : []),
    ].join(", "),
  )

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = path === "-" ? process.stdin : createReadStream(path)
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (cause) {
    throw new InputError({
      what: "it cannot be read",
      where: path,
      next: "give a file that hearsay export --to judgements wrote",
      cause,
    })
  }
}
