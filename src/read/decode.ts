/**
 * Emissions of the network → the best sequence of labels, and how sure it is (linear-chain CRF: Lafferty et al. 2001).
 *
 * Arrays are row-major: emissions [pieces, labels], pairs [labels, labels] from row to column.
 */
export interface Chain {
  labels: readonly string[]
  pairs: readonly (readonly number[])[]
  start: readonly number[]
}

/** A run of pieces with one role: 0 source, 1 cue, 2 content. `last` is inclusive. */
export interface Run {
  role: number
  first: number
  last: number
  /** mean log-probability of its pieces' labels */
  sure: number
}

/** Viterbi over the whole article, then runs. Confidence comes from the marginals of the forward-backward algorithm. */
export function decode(emissions: Float32Array, chain: Chain): Run[] {
  const n = chain.labels.length
  const length = emissions.length / n
  if (!length) return []
  const path = viterbi(emissions, chain, n, length)
  const marginal = marginals(emissions, chain, n, length)
  const runs: Run[] = []
  for (let i = 0; i < length; i++) {
    const label = path[i] ?? 0
    const sure = Math.log(Math.max(1e-9, marginal[i * n + label] ?? 0))
    if (chain.labels[label]?.startsWith("B")) runs.push({ role: (label - 1) >> 1, first: i, last: i, sure })
    else if (label) {
      const run = runs.at(-1)
      if (run) {
        run.sure = (run.sure * (run.last - run.first + 1) + sure) / (i - run.first + 1)
        run.last = i
      }
    }
  }
  return runs
}

/** A row after the other, as one array: every piece is looked up in it n² times. */
const flat = (rows: readonly (readonly number[])[], n: number, of: (value: number) => number = (value) => value) =>
  Float64Array.from({ length: n * n }, (_, at) => of(rows[Math.floor(at / n)]?.[at % n] ?? 0))

function viterbi(emissions: Float32Array, { pairs, start }: Chain, n: number, length: number): Uint8Array {
  const back = new Uint8Array(length * n)
  const into = flat(pairs, n)
  let score = Float64Array.from(start, (s, j) => s + (emissions[j] ?? 0))
  for (let i = 1; i < length; i++) {
    const next = new Float64Array(n)
    for (let j = 0; j < n; j++) {
      let best = 0
      let value = Number.NEGATIVE_INFINITY
      for (let k = 0; k < n; k++) {
        const v = (score[k] as number) + (into[k * n + j] as number)
        if (v > value) {
          best = k
          value = v
        }
      }
      back[i * n + j] = best
      next[j] = value + (emissions[i * n + j] as number)
    }
    score = next
  }
  const path = new Uint8Array(length)
  let label = score.indexOf(Math.max(...score))
  for (let i = length - 1; i >= 0; i--) {
    path[i] = label
    label = back[i * n + label] ?? 0
  }
  return path
}

/** [pieces, labels] probabilities, each row summing to one. Scaled at each step, so that long articles do not underflow. */
function marginals(emissions: Float32Array, { pairs, start }: Chain, n: number, length: number): Float64Array {
  const move = flat(pairs, n, Math.exp)
  const local = likelihoods(emissions, n, length)
  const forward = new Float64Array(length * n)
  const backward = new Float64Array(length * n).fill(1)
  for (let j = 0; j < n; j++) forward[j] = Math.exp(start[j] ?? 0) * (local[j] as number)
  scale(forward, 0, n)
  for (let i = 1; i < length; i++) {
    const [before, here] = [(i - 1) * n, i * n]
    for (let j = 0; j < n; j++) {
      let into = 0
      for (let k = 0; k < n; k++) into += (forward[before + k] as number) * (move[k * n + j] as number)
      forward[here + j] = into * (local[here + j] as number)
    }
    scale(forward, here, n)
  }
  for (let i = length - 2; i >= 0; i--) {
    const [here, after] = [i * n, (i + 1) * n]
    for (let j = 0; j < n; j++) {
      let out = 0
      for (let k = 0; k < n; k++)
        out += (move[j * n + k] as number) * (local[after + k] as number) * (backward[after + k] as number)
      backward[here + j] = out
    }
    scale(backward, here, n)
  }
  for (let at = 0; at < forward.length; at++) forward[at] = (forward[at] as number) * (backward[at] as number)
  for (let i = 0; i < length; i++) scale(forward, i * n, n)
  return forward
}

/** Of each piece and label, against the likeliest label of the piece. */
function likelihoods(emissions: Float32Array, n: number, length: number): Float64Array {
  const out = new Float64Array(length * n)
  for (let from = 0; from < out.length; from += n) {
    let top = Number.NEGATIVE_INFINITY
    for (let j = from; j < from + n; j++) if ((emissions[j] as number) > top) top = emissions[j] as number
    for (let j = from; j < from + n; j++) out[j] = Math.exp((emissions[j] as number) - top)
  }
  return out
}

/** Has the row that begins there sum to one. */
function scale(rows: Float64Array, from: number, n: number): void {
  let sum = 0
  for (let j = from; j < from + n; j++) sum += rows[j] as number
  for (let j = from; j < from + n; j++) rows[j] = (rows[j] as number) / (sum || 1)
}
