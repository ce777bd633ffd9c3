/** Which words of one text another does not have in the same order: the longest run of words that both have in common is left out (Hunt and McIlroy 1976). */

export interface Run {
  text: string
  own: boolean
}

/** Texts with more words are shown without their differences. */
const MOST = 400

export function ownWords(text: string, other: string): Run[] {
  const [a, b] = [piecesOf(text), piecesOf(other)]
  if (a.length > MOST || b.length > MOST) return [{ text, own: false }]
  const same = commonTo(a.map(plain), b.map(plain))
  const runs: Run[] = []
  for (const [i, piece] of a.entries()) {
    const last = runs.at(-1)
    if (last?.own === !same.has(i)) last.text += piece
    else runs.push({ text: piece, own: !same.has(i) })
  }
  return runs
}

/** Words with the blanks behind them. */
const piecesOf = (text: string) => text.match(/\S+\s*/g) ?? []
const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || word.trim()

/** The places in `a` of a longest common subsequence. */
function commonTo(a: readonly string[], b: readonly string[]): Set<number> {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as Uint16Array)[j] =
        a[i] === b[j]
          ? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
          : Math.max(lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0)
  const found = new Set<number>()
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      found.add(i)
      i++
      j++
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++
    else j++
  }
  return found
}
