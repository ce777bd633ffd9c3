/**
 * Of all that a text tells of as an event, what a person would put on a list: what took place or is set to, once each.
 *
 * In doubt an event goes: a list with a wrong event is worse than a shorter one, for whatever somebody says still stands as a statement.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range, Statement } from "../../record/index.ts"
import { fits, type Passage, sentenceOf } from "../words/index.ts"
import { isName, isOfCompound } from "./names.ts"
import { fitting, rowsOf } from "./rows.ts"
import type { Told } from "./told.ts"

const sayings = perLanguage((language: Language) =>
  rowsOf(
    language,
    language.table("event-saying", ["words", "sense", "as"]).map(({ words, ...meaning }) => ({ words, meaning })),
  ),
)

/** @param names where names stand, in text order */
export function listed(
  passage: Passage,
  told: readonly Told[],
  statements: readonly Statement[],
  names: readonly Range[],
): Told[] {
  const cues = statements.flatMap(({ cue }) => cue.spans).toSorted((a, b) => a.start - b.start)
  const stances = new Map(statements.map(({ id, stance }) => [id, stance]))
  const kept = told.filter(
    (one) =>
      !isSaying(passage, one, cues) &&
      !isName(passage, one.trigger, names) &&
      !isOfCompound(passage, one.trigger) &&
      isDefinite(passage, one, one.event.statement ? (stances.get(one.event.statement) ?? null) : null),
  )
  // A condition is worth a line for what comes of it: "if the army {attacks}, the union will {strike}".
  const homeOf = ({ event }: Told) => sentenceOf(passage, event.trigger.start)
  const leading = new Set(kept.filter(({ conditional }) => conditional === "outcome").map(homeOf))
  return withoutRetelling(kept.filter((one) => one.conditional !== "condition" || leading.has(homeOf(one))))
}

/** A word of saying, or the cue of a statement, unless something is done by saying it: "the court ruled". */
export function isSaying({ tokens, language }: Passage, { trigger, event }: Told, cues: readonly Range[]): boolean {
  const senses = fitting(sayings(language), tokens, trigger.first)
    .filter(({ meaning }) => meaning.as !== "verb" || trigger.isVerb)
    .map(({ meaning }) => meaning.sense)
  if (senses.includes("saying")) return true
  const { start, end } = event.trigger
  return !senses.includes("act") && cues.some((cue) => cue.start < end && start < cue.end)
}

/** What is announced before it takes place; others make promises. */
const PUBLIC = new Set(["CONSULT", "PROTEST", "RETREAT", "MOBILIZE", "COERCE", "OTHER"])

/** It took place or is set to: no mere possibility, no plain "will not", and of a noun alone more than a mention. */
function isDefinite(
  { tokens }: Passage,
  { event, trigger, isTold, isKnockedDown, conditional, isScheduled }: Told,
  stance: Statement["stance"],
): boolean {
  const isInProgress = () =>
    tokens.slice(trigger.first, trigger.last + 1).some((token) => fits(token, "present-participle"))
  if (event.status === "denied") return isKnockedDown || (stance === "denies" && (isTold || trigger.isVerb))
  if (event.status === "possible") return conditional !== null
  // Undated, it is what somebody asks for or says they will do.
  const isPlan = event.status === "planned" && trigger.isVerb && !(isScheduled && PUBLIC.has(event.type))
  if (!event.date && (event.status === "proposed" || isPlan)) return false
  if (event.status === "ongoing" && trigger.isVerb && !isInProgress()) return false
  return isTold || (event.date !== null && event.status !== "proposed")
}

/** One happening is listed once, by the mention that is dated, else by the first; two dates are two happenings. */
function withoutRetelling(told: readonly Told[]): Told[] {
  const groups = Map.groupBy(
    told,
    ({ event, stem }) => `${event.type} ${event.kind ?? ""} ${stem} ${event.status === "denied"}`,
  )
  const kept = new Set<Told>()
  for (const group of groups.values()) {
    const dated = group.filter(({ event }) => event.date)
    const days = new Map(dated.toReversed().map((one) => [one.event.date?.value, one]))
    for (const one of dated.length ? days.values() : group.slice(0, 1)) kept.add(one)
  }
  return told.filter((one) => kept.has(one))
}
