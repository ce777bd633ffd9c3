/** A record in one line: how many statements, how many speakers, how many of them unnamed, how many hedged or second-hand. */
import type { Record } from "../record/index.ts"

interface Counts {
  statements: number
  speakers: number
  unnamed: number
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
    unnamed: statements.filter(({ source }) => source.type === "anonymous" || source.type === "none").length,
    hedged: statements.filter(({ hedge }) => hedge).length,
    // A source is no relay of its own words.
    secondHand: statements.filter(({ source, via }) =>
      via.some(({ entity }) => entity === null || entity !== source.entity),
    ).length,
  }
}

export function summaryOf(record: Record): string {
  const { statements, speakers, unnamed, hedged, secondHand } = countsOf(record)
  if (!statements) return "No statements: nobody is quoted or cited in this article."
  const parts = [counted(statements, "statement"), counted(speakers, "source")]
  if (unnamed) parts.push(`${unnamed} unnamed`)
  if (hedged) parts.push(`${hedged} hedged`)
  if (secondHand) parts.push(`${secondHand} second-hand`)
  return parts.join(" · ")
}

function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`
}
