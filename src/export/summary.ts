/** A record in two lines: how many statements and sources, how many hedged or second-hand; and the unnamed sources by kind. */
import { counted, countUnnamed, type Record, unnamedKinds } from "../record/index.ts"

interface Counts {
  statements: number
  speakers: number
  hedged: number
  secondHand: number
}

function countsOf({ statements }: Record): Counts {
  const speakers = new Set(
    statements.flatMap(({ source }) => source.entity ?? source.spans[0]?.text.toLowerCase() ?? []),
  )
  return {
    statements: statements.length,
    speakers: speakers.size,
    hedged: statements.filter(({ hedge }) => hedge).length,
    // A source is no relay of its own words.
    secondHand: statements.filter(({ source, via }) =>
      via.some(({ entity }) => entity === null || entity !== source.entity),
    ).length,
  }
}

export function summaryOf(record: Record): string[] {
  const { statements, speakers, hedged, secondHand } = countsOf(record)
  if (!statements) return ["No statements: nobody is quoted or cited in this article."]
  const parts = [counted(statements, "statement"), counted(speakers, "source")]
  if (hedged) parts.push(`${hedged} hedged`)
  if (secondHand) parts.push(`${secondHand} second-hand`)
  const counts = countUnnamed(record)
  const unnamed = unnamedKinds.flatMap(([kind, words]) => (counts[kind] ? [`${counts[kind]} ${words}`] : []))
  return [parts.join(" · "), ...(unnamed.length ? [`unnamed sources: ${unnamed.join(" · ")}`] : [])]
}
