/** Who is unnamed, source by source, as a list shows it: `unnamedSources` with what a reader needs beside each. */
import { type Record, type Statement, unnamedSources } from "../../record/index.ts"
import { capital } from "../phrases.ts"
import { joined } from "../words.ts"
import { shortName } from "./named.ts"

export interface Unnamed {
  kind: keyof typeof unnamedTitles
  name: string
  /** of a statement without a source: what it says, shortened */
  about: string
  /** how many they are, where the text says so */
  count: number | null
  /** why the name is kept back, as the text gives it */
  reason: string | null
  statements: Statement[]
}

export const unnamedTitles = {
  asked: "Asked to stay unnamed",
  role: "Only a role",
  none: "No source given",
}

export function unnamedIn(record: Record): Unnamed[] {
  const byId = new Map(record.statements.map((statement) => [statement.id, statement]))
  return unnamedSources(record).map(({ kind, words, reason, statements: ids }) => {
    const statements = ids.flatMap((id) => byId.get(id) ?? [])
    const [first] = statements
    const cue = first ? joined(first.hedge?.spans ?? first.cue.spans) : ""
    return {
      kind,
      name: words ? capital(shortName(words)) : cue ? `“${cue}”` : "Nobody named",
      about: words || !first ? "" : excerpt(joined(first.content.spans)),
      count: Math.max(0, ...statements.map(({ source }) => source.count ?? 0)) || null,
      reason: reason?.text.replace(/\s+/g, " ") ?? null,
      statements,
    }
  })
}

function excerpt(words: string): string {
  return words.length > 60 ? `${words.slice(0, 56).replace(/\s\S*$/, "")} …` : words
}
