/** CPU-seconds and memory of one trial after another, each twice as long as the one before. */
import { readFileSync, writeFileSync } from "node:fs"

/** What is to be measured, made ready for a length; only what it gives back is timed. */
export type Trial = (length: number) => Promise<() => unknown>

/** Made ready once for each length: for work that leaves everything as it was, where to make it ready takes longer than to do it. */
export function readyOnce(trial: Trial): Trial {
  const ready = new Map<number, ReturnType<Trial>>()
  return (length) => {
    const work = ready.get(length) ?? trial(length)
    ready.set(length, work)
    return work
  }
}

interface Point {
  length: number
  /** user CPU-seconds of this process, its threads included: the least of some runs */
  seconds: number
  /** by how much resident memory rose at most, over what it was before anything was measured */
  megabytes: number
}

export interface Measured {
  points: Point[]
  /** 1 is linear, 2 quadratic; null where even the longest takes less than FLOOR */
  slope: number | null
  /** the same of memory; null where it hardly rises */
  memorySlope: number | null
  /** what the longest was refused with */
  refused: string | null
}

/** What a slope may be. */
export const MOST = 1.1
/** CPU-seconds and megabytes below which chance says more than length. */
const FLOOR = 0.05
const FLOOR_MB = 24
/** Long enough to tell; and for what looks too steep, longer. */
const ENOUGH = 0.25
const ENOUGH_IN_DOUBT = 2.5
/** How many lengths a slope is taken of: each twice the one before. */
const LENGTHS = 4
const FEWEST = 3
const SHORTEST = 4000
const LONGEST = 1_024_000
/** What takes less than this is not worth every length: the next is four times as long. */
const LITTLE = FLOOR / 4
/** CPU-seconds for making it ready, after which it is not made longer: of some there is much to make, and little to do. */
const MOST_READYING = 4
/** What has grown less than this over two lengths grows no more: some limit holds it. */
const FLAT = 1.15

/** @param lengths these and no others; without them, from SHORTEST on until it takes ENOUGH, or as long as ever however long it is */
export async function measured(trial: Trial, lengths: readonly number[] = []): Promise<Measured> {
  const points: Point[] = []
  let refused: string | null = null
  let readying = 0
  const next = (enough: number): number | undefined => {
    if (lengths.length > 0) return lengths[points.length]
    const [before, , last] = points.slice(-3)
    if (before && last && last.seconds > FLOOR && last.seconds < before.seconds * FLAT) return undefined
    const { length, seconds } = points.at(-1) ?? { length: SHORTEST / 4, seconds: 0 }
    const longer = length * (seconds < LITTLE && length * 4 <= LONGEST ? 4 : 2)
    const isEnough = seconds >= enough && points.length >= FEWEST
    return longer > LONGEST || isEnough || readying > MOST_READYING ? undefined : longer
  }
  const goOn = async (enough: number) => {
    for (let length = next(enough); length !== undefined; length = next(enough)) {
      const { point, error, readied } = await once(trial, length)
      points.push(point)
      readying = readied
      refused = error
    }
  }
  // What runs for the first time takes longer by far, and is no matter of length.
  for (let run = 0; run < 3; run++) await once(trial, lengths[0] ?? SHORTEST)
  await goOn(ENOUGH)
  const top = () => (lengths.length > 0 ? points : points.slice(-LENGTHS))
  await again(trial, top(), 1)
  if ((slopeOf(top(), "seconds", FLOOR) ?? 0) > MOST) {
    await goOn(ENOUGH_IN_DOUBT)
    await again(trial, top(), (top().at(-1)?.seconds ?? 0) < ENOUGH ? 9 : 3)
  }
  return {
    points: top(),
    slope: slopeOf(top(), "seconds", FLOOR),
    memorySlope: slopeOf(top(), "megabytes", FLOOR_MB),
    refused,
  }
}

/** The least of what was measured and of some more runs: others use the machine as well. */
async function again(trial: Trial, points: readonly Point[], runs: number): Promise<void> {
  for (let run = 0; run < runs; run++)
    for (const point of points) {
      point.seconds = Math.min(point.seconds, (await once(trial, point.length)).point.seconds)
    }
}

/** @returns with the CPU-seconds that it took to make it ready */
async function once(trial: Trial, length: number): Promise<{ point: Point; error: string | null; readied: number }> {
  const asked = process.cpuUsage()
  const work = await trial(length)
  const readied = process.cpuUsage(asked).user / 1e6
  // What was made to be measured is no part of it, nor is what the run before left behind.
  globalThis.gc?.()
  forgetPeak()
  atFirst ??= peak()
  const began = process.cpuUsage()
  let error: string | null = null
  try {
    await work()
  } catch (cause) {
    // What is wrong with a long input may be as long.
    error = (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)).slice(0, 200)
  }
  const seconds = process.cpuUsage(began).user / 1e6
  return { point: { length, seconds, megabytes: Math.max(0, peak() - atFirst) }, error, readied }
}

let atFirst: number | undefined

/** The most that was resident since `forgetPeak`, in megabytes; Linux alone tells (proc(5)). */
function peak(): number {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function forgetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5")
  } catch {
    // Elsewhere memory is not told.
  }
}

/** Of a line through the logarithms, by least squares, over the lengths that give more than `floor`. */
function slopeOf(points: readonly Point[], of: "seconds" | "megabytes", floor: number): number | null {
  const seen = points.filter((point) => point[of] > floor)
  if (seen.length < 2) return null
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [xs, ys] = [seen.map(({ length }) => Math.log(length)), seen.map((point) => Math.log(point[of]))]
  const [x, y] = [mean(xs), mean(ys)]
  const spread = xs.reduce((sum, at) => sum + (at - x) ** 2, 0)
  return xs.reduce((sum, at, i) => sum + (at - x) * ((ys[i] ?? y) - y), 0) / spread
}
