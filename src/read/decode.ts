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

function viterbi(emissions: Float32Array, { pairs, start }: Chain, n: number, length: number): Uint8Array {
  const back = new Uint8Array(length * n)
  let score = Float64Array.from(start, (s, j) => s + (emissions[j] ?? 0))
  for (let i = 1; i < length; i++) {
    const next = new Float64Array(n)
    for (let j = 0; j < n; j++) {
      let best = 0
      let value = Number.NEGATIVE_INFINITY
      for (let k = 0; k < n; k++) {
        const v = (score[k] ?? 0) + (pairs[k]?.[j] ?? 0)
        if (v > value) [best, value] = [k, v]
      }
      back[i * n + j] = best
      next[j] = value + (emissions[i * n + j] ?? 0)
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
  const move = pairs.map((row) => row.map(Math.exp))
  const forward = new Float64Array(length * n)
  const backward = new Float64Array(length * n).fill(1)
  const local = (i: number) => {
    const row = emissions.subarray(i * n, i * n + n)
    const top = Math.max(...row)
    return Float64Array.from(row, (e) => Math.exp(e - top))
  }
  for (let i = 0; i < length; i++) {
    const here = local(i)
    let sum = 0
    for (let j = 0; j < n; j++) {
      let into = i ? 0 : Math.exp(start[j] ?? 0)
      for (let k = 0; i && k < n; k++) into += (forward[(i - 1) * n + k] ?? 0) * (move[k]?.[j] ?? 0)
      sum += forward[i * n + j] = into * (here[j] ?? 0)
    }
    for (let j = 0; j < n; j++) forward[i * n + j] = (forward[i * n + j] ?? 0) / (sum || 1)
  }
  for (let i = length - 2; i >= 0; i--) {
    const next = local(i + 1)
    let sum = 0
    for (let j = 0; j < n; j++) {
      let out = 0
      for (let k = 0; k < n; k++) out += (move[j]?.[k] ?? 0) * (next[k] ?? 0) * (backward[(i + 1) * n + k] ?? 0)
      sum += backward[i * n + j] = out
    }
    for (let j = 0; j < n; j++) backward[i * n + j] = (backward[i * n + j] ?? 0) / (sum || 1)
  }
  for (let i = 0; i < length; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += forward[i * n + j] = (forward[i * n + j] ?? 0) * (backward[i * n + j] ?? 0)
    for (let j = 0; j < n; j++) forward[i * n + j] = (forward[i * n + j] ?? 0) / (sum || 1)
  }
  return forward
}
