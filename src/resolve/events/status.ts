/**
 * What has become of an event: from the words around its trigger (`language/en/event-status.tsv`), then from the statement that it
 * stands in, then from tense. After PLOVER's modes and FactBank (Saurí & Pustejovsky 2009): a negated or denied event never comes out as occurred.
 */
import { table } from "../../language/index.ts"
import type { EventStatus, Stance } from "../../record/index.ts"
import { EventStatus as Status } from "../../record/index.ts"
import type { Token } from "../words/index.ts"
import type { Trigger } from "./triggers.ts"

interface Rule {
  words: readonly string[]
  where: "clause" | "before" | "after"
  within: number
  status: EventStatus
}

const CLAUSE = 14
const rules = table("event-status", ["words", "where", "within", "status"]).map(
  ({ words, where, within, status }): Rule => ({
    words: words.split(" "),
    where: where === "before" || where === "after" ? where : "clause",
    within: Number(within) || CLAUSE,
    status: Status.parse(status),
  }),
)

const HOSTILE = new Set(["ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "MOBILIZE"])
const BE = new Set(["be", "is", "are", "am", "'s", "'re"])

/** @param sentence first and last token of the trigger's sentence */
export function statusOf(
  tokens: readonly Token[],
  trigger: Trigger,
  sentence: { first: number; last: number },
  stance: Stance | null,
  isAhead: boolean,
): { status: EventStatus; shown: boolean } {
  const rule = rules.find((candidate) => fits(candidate, tokens, trigger, sentence))
  const bySource = stance && statusByStance(stance, trigger)
  if (bySource === "denied") return { status: "denied", shown: true }
  // What a source warns of with "will" or "may" is threatened by it, not planned.
  if (bySource === "threatened" && (rule?.status === "planned" || rule?.status === "possible"))
    return { status: bySource, shown: true }
  if (rule) return { status: rule.status, shown: true }
  if (bySource) return { status: bySource, shown: true }
  if (isAhead) return { status: "planned", shown: true }
  if (!trigger.isVerb) return { status: "occurred", shown: false }
  return { status: statusByTense(tokens, trigger), shown: true }
}

function fits(
  { words, where, within }: Rule,
  tokens: readonly Token[],
  { first, last }: Trigger,
  sentence: { first: number; last: number },
): boolean {
  const from = where === "after" ? last + 1 : Math.max(sentence.first, first - within)
  const to = where === "before" ? first - 1 : Math.min(sentence.last, last + within)
  for (let at = from; at + words.length - 1 <= to; at++) {
    const isTrigger = at <= last && at + words.length - 1 >= first
    if (!isTrigger && words.every((word, k) => tokens[at + k]?.forms.has(word))) return !isCut(tokens, at, first)
  }
  return false
}

/** A semicolon or a full stop between the two: another clause. */
function isCut(tokens: readonly Token[], a: number, b: number): boolean {
  return tokens.slice(Math.min(a, b), Math.max(a, b)).some(({ text }) => text === ";" || text === ".")
}

function statusByStance(stance: Stance, { type }: Trigger): EventStatus | null {
  if (stance === "denies") return "denied"
  if (stance === "warns" && HOSTILE.has(type)) return "threatened"
  if (stance === "demands" || stance === "asks") return "proposed"
  if (stance === "promises") return "planned"
  if (stance === "withholds" || stance === "wants") return "possible"
  return null
}

function statusByTense(tokens: readonly Token[], { first }: Trigger): EventStatus {
  const [word, before] = [tokens[first]?.lower ?? "", tokens[first - 1]?.lower ?? ""]
  if (word.endsWith("ing")) return BE.has(before) ? "ongoing" : "occurred"
  if (before === "to") return "possible"
  return "occurred"
}
