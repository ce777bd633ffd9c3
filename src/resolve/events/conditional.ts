/** Events that hang on others: "if the army attacks, the union will strike". Neither has happened or is set to. */
import type { Range, Statement } from "../../record/index.ts"
import { conditionsOf } from "../frames/index.ts"
import { is, type Passage, tokenAt } from "../words/index.ts"
import { innermost } from "./dates.ts"
import { groupOf, tellsWhatWillBe } from "./groups.ts"
import type { Trigger } from "./triggers.ts"

/** What a condition leads to with "will" or "would", or the condition of something that will or would be; null: neither. */
export type Conditional = "outcome" | "condition" | null

/** Tokens to either side of an event in which its condition, or what comes of it, is looked for: no sentence is read again for each of its events. */
const NEAR = 60

/** Which of the two an event is. Both stand in one sentence, and in the words of one source. */
export function conditionalOf(
  passage: Passage,
  { first, isVerb }: Trigger,
  sentence: Range,
  statements: readonly Statement[],
): Conditional {
  const { tokens } = passage
  const from = Math.max(tokenAt(passage, sentence.start), first - NEAR)
  const to = Math.min(tokenAt(passage, sentence.end - 1), first + NEAR)
  const telling = tokens.slice(from, to + 1).filter(tellsWhatWillBe)
  if (telling.length === 0) return null
  const start = tokens[first]?.start ?? 0
  const own = innermost(statements, start)
  const conditions = conditionsOf(passage, { start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 }).filter(
    (one) => innermost(statements, one.start) === own && !is(tokens[tokenAt(passage, one.start) - 1], "even"),
  )
  const around = conditions.find((one) => holds(one, start))
  if (around) return telling.some((token) => !holds(around, token.start)) ? "condition" : null
  const group = tokens.slice(groupOf(tokens, first, from).first, first)
  return isVerb && conditions.length > 0 && group.some(tellsWhatWillBe) ? "outcome" : null
}

const holds = ({ start, end }: Range, offset: number) => start <= offset && offset < end
