/**
 * `npm run bench hostile [STAGE …] [SHAPE …] [LENGTH …]`: CPU-seconds and memory against length for texts, files, ledgers, stories and questions made to be slow, stage by
 * stage, without the network: in its place stands one that costs next to nothing and marks words at random.
 *
 * Each shape has a process of its own, so that none waits for what another left behind, and one that comes to no end is ended. It grows twofold until it takes long enough to tell; what
 * then looks steeper than linear is measured again, longer and more often.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Measured, MOST } from "./measure.ts"
import { stages } from "./stages.ts"

/** Longer than any shape takes that is linear, with all its repetitions. */
const MOST_SECONDS = 180
const MOST_MEGABYTES = 3000
/** Measured at the same time: it is CPU-seconds that are told, and of these others take none. More would take each other's caches. */
const MOST_LANES = 2

type Row = { stage: string; shape: string } & (Measured | { fault: string })

export async function hostile(lengths: readonly number[] = [], asked: readonly string[] = []): Promise<string> {
  const shapes = asked.filter((name) => !Object.hasOwn(stages, name))
  const chosen = Object.keys(stages).filter((stage) => asked.includes(stage))
  const rows: Row[] = []
  const open: { stage: string; shape: string }[] = []
  for (const stage of chosen.length > 0 ? chosen : Object.keys(stages))
    for (const shape of Object.keys((await stages[stage]?.()) ?? {}))
      if (shapes.length === 0 || shapes.some((asked) => shape.startsWith(asked))) open.push({ stage, shape })
  const compiled = mkdtempSync(join(tmpdir(), "hearsay-compiled-"))
  const lane = async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const row = await measuredApart(next.stage, next.shape, lengths, compiled)
      rows.push(row)
      console.log(lineOf(row))
    }
  }
  await Promise.all(Array.from({ length: Math.min(MOST_LANES, availableParallelism()) }, lane))
  rmSync(compiled, { recursive: true, force: true })
  return `\nsteepest first; time in CPU-seconds, memory in MB by which it rose\n${rows.toSorted(bySlope).map(lineOf).join("\n")}\n\n${verdictOn(rows)}`
}

/** In a process of its own, one thread of which collects what is no longer used, so that this costs the same each time. */
function measuredApart(stage: string, shape: string, lengths: readonly number[], compiled: string): Promise<Row> {
  const flags = ["--expose-gc", "--single-threaded-gc", `--max-old-space-size=${MOST_MEGABYTES}`]
  const file = fileURLToPath(new URL("./alone.ts", import.meta.url))
  const child = spawn(process.execPath, [...flags, file, stage, shape, ...lengths.map(String)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    timeout: MOST_SECONDS * 1000,
    killSignal: "SIGKILL",
  })
  const [told, said] = [[], []] as [Buffer[], Buffer[]]
  child.stdout.on("data", (part: Buffer) => told.push(part))
  child.stderr.on("data", (part: Buffer) => said.push(part))
  return new Promise((resolve) =>
    child.on("close", (code, signal) => {
      const last = Buffer.concat(told).toString().trim().split("\n").at(-1) ?? ""
      if (code === 0) resolve({ stage, shape, ...JSON.parse(last) })
      const why =
        Buffer.concat(said)
          .toString()
          .match(/.*(?:Error|out of memory).*/)?.[0] ?? `exit ${code}`
      resolve({ stage, shape, fault: signal === "SIGKILL" ? `no end in ${MOST_SECONDS} s` : why })
    }),
  )
}

const steepness = (row: Row) => ("fault" in row ? Number.POSITIVE_INFINITY : (row.slope ?? 0))
const bySlope = (a: Row, b: Row) => steepness(b) - steepness(a)
const isSteep = (row: Row) => steepness(row) > MOST

function lineOf(row: Row): string {
  const what = `${row.stage}: ${row.shape}`.padEnd(48)
  if ("fault" in row) return `${what} ${row.fault} !`
  const times = row.points.map(({ length, seconds }) => `${length / 1000}k ${seconds.toFixed(2)}`.padStart(12)).join("")
  const memory = `${Math.round(row.points.at(-1)?.megabytes ?? 0)} MB`.padStart(9)
  const slope = (row.slope?.toFixed(2) ?? "quick").padStart(7)
  const ofMemory = (row.memorySlope?.toFixed(2) ?? "little").padStart(8)
  return `${what}${slope}${isSteep(row) ? " !" : "  "}${times}${memory}${ofMemory}${row.refused ? `  ${row.refused.slice(0, 70)}` : ""}`
}

function verdictOn(rows: readonly Row[]): string {
  const steep = rows.filter(isSteep)
  const heavy = rows.filter((row) => "memorySlope" in row && (row.memorySlope ?? 0) > MOST)
  const named = (some: readonly Row[]) => some.map(({ stage, shape }) => `${stage}: ${shape}`).join(" · ")
  return [
    steep.length > 0
      ? `${steep.length} of ${rows.length} are steeper than ${MOST}: ${named(steep)}`
      : `all ${rows.length} are linear: none is steeper than ${MOST}`,
    ...(heavy.length > 0 ? [`in memory steeper than ${MOST}: ${named(heavy)}`] : []),
  ].join("\n")
}
