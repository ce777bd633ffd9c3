/** `hearsay judge --from`: a patch, line by line. What is there already is not taken twice; a line that is none is reported, and the rest goes on. */
import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import type { Ledger, Taken } from "../ledger/index.ts"
import { InputError, type Judgement, LimitError, Patch, UsageError } from "../record/index.ts"
import type { AnswerFormat } from "./answer.ts"
import { printOne } from "./answer.ts"
import { named } from "./judgement-text.ts"
import { count, listed, plain } from "./with-ledger.ts"

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
  for await (const line of linesOf(path)) {
    number++
    if (line.trim() === "") continue
    const where = `${path}:${number}`
    const { outcome, problem } = await takeLine(ledger, line)
    if (outcome === null) told.refused++
    else told[outcome]++
    if (outcome !== null && problem !== null) told.unfitting++
    if (problem !== null) process.stderr.write(`hearsay: ${plain(where)}: ${plain(problem)}\n`)
  }
  if (told.refused > 0) process.exitCode = 1
  await printOne(told, format, toldText)
}

async function takeLine(ledger: Ledger, line: string): Promise<{ outcome: Taken | null; problem: string | null }> {
  const patch = Patch.safeParse(jsonIn(line))
  if (!patch.success) {
    const [issue] = patch.error.issues
    return {
      outcome: null,
      problem: `it is no judgement (${[issue?.path.join("."), issue?.message].filter(Boolean).join(": ")})`,
    }
  }
  try {
    const { judgement, outcome } = await ledger.take(patch.data)
    return { outcome, problem: await unfit(ledger, judgement) }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof LimitError)) throw error
    return { outcome: null, problem: error.message }
  }
}

async function unfit(ledger: Ledger, judgement: Judgement): Promise<string | null> {
  if (judgement.undone) return null
  const [missing] = judgement.missing
  if (missing !== undefined) return `it is kept, and the ledger has nothing of it: ${missing}`
  const { fits } = await named(ledger, judgement)
  return fits === false ? "it is kept, and fits nothing that is read in its article" : null
}

const toldText = ({ taken, undone, known, refused, unfitting }: Told) =>
  listed(
    "",
    [
      `${count(taken, "judgement")} taken in`,
      ...(undone ? [`${undone} undone`] : []),
      ...(known ? [`${known} known already`] : []),
      ...(unfitting ? [`${unfitting} of them ${unfitting === 1 ? "fits" : "fit"} nothing here now`] : []),
      ...(refused ? [`${count(refused, "line")} refused`] : []),
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
