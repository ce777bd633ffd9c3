/**
 * Whether words stand in some texts once or more often, asked again and again: what follows the head of each word, sorted, so that all that begin alike are neighbours
 * (a suffix array: Manber and Myers, Suffix arrays, SODA 1990; of the heads of words only, and cut short).
 */

/** Words that are alike so far count as the same. */
const FAR = 120

/** How the texts go on from the head of each of their words. */
export function ways(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) =>
      Array.from(text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu), ({ index }) => text.slice(index, index + FAR)),
    )
    .sort()
}

/** @param words that begin with a word */
export function isAlone(sorted: readonly string[], words: string): boolean {
  const looked = words.slice(0, FAR)
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? "") < looked) low = middle + 1
    else high = middle
  }
  return !sorted[low + 1]?.startsWith(looked)
}
