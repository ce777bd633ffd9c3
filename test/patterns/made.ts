/** The patterns that Hearsay makes while something runs: of words in tables, of other patterns. */
import type { Found } from "./collect.ts"

export async function madeWhile(run: () => Promise<void>): Promise<Found[]> {
  const Original = globalThis.RegExp
  const found: Found[] = []
  const note = (made: RegExp) => {
    // The second line is this function, the third the trap, the fourth whoever makes the pattern.
    const [, , , maker = ""] = new Error("who makes it").stack?.split("\n") ?? []
    const where = maker.match(/\/(src\/[^:?]*)/)?.[1]
    if (where && !maker.includes("node_modules")) found.push({ where, source: made.source, flags: made.flags })
    return made
  }
  globalThis.RegExp = new Proxy(Original, {
    construct: (_, [pattern, flags]) => note(new Original(pattern, flags)),
    apply: (_, __, [pattern, flags]) => note(new Original(pattern, flags)),
  })
  try {
    await run()
  } finally {
    globalThis.RegExp = Original
  }
  return found
}
