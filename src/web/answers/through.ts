/** What is second-hand, and through whom: the chains of an article laid into one another, from the outlet towards who said it. */
import type { Record, Statement } from "../../record/index.ts"
import { relaysOf } from "../words.ts"
import { labelOf, type Named } from "./named.ts"

/** Somebody in a chain. */
export interface Hop extends Named {
  key: string
  /** what this one said, and the outlet has through those above */
  said: Statement[]
  /** from whom this one has it */
  from: Hop[]
}

/** The nearest to the outlet first; of these, through whom most came. */
export function throughOthers(record: Record): { statements: Statement[]; hops: Hop[] } {
  const statements = record.statements.filter((statement) => relaysOf(statement).length > 0)
  const hops: Hop[] = []
  const known = new Map<Hop[], Map<string, Hop>>()
  for (const statement of statements) {
    const way = relaysOf(statement)
      .map(({ relay }) => relay)
      .toReversed()
    let here = hops
    for (const [i, member] of [...way, statement.source].entries()) {
      const { key, ...named } = labelOf(record, member)
      const among = known.get(here) ?? new Map<string, Hop>()
      const hop = among.get(key) ?? { key, ...named, said: [], from: [] }
      if (!among.has(key)) here.push(hop)
      known.set(here, among.set(key, hop))
      if (i === way.length) hop.said.push(statement)
      here = hop.from
    }
  }
  const sizes = new Map(hops.map((hop) => [hop, allOf(hop).length]))
  return { statements, hops: hops.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)) }
}

/** All that came through somebody, in the text's order. */
export function allOf(hop: Hop): Statement[] {
  return [...hop.said, ...hop.from.flatMap(allOf)].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
}
