/**
 * A headline → the events that it tells of. Headlines have a grammar of their own: the present tells what took place ("Host cancels summit"), a plain "to" what is set
 * ("Leaders to meet"), and participles go without their auxiliaries ("Hearing put off").
 */
import type { Language } from "../../language/index.ts"
import type { Event } from "../../record/index.ts"
import { fits, is, type Passage, passageOf } from "../words/index.ts"
import { groupOf } from "./groups.ts"
import { isSaying } from "./listed.ts"
import { isOfCompound } from "./names.ts"
import { eventsTold, type Told, withoutFirstOfTwo } from "./told.ts"

/** An event of a headline: its words, what kind it is of, and what has become of it. */
export type Headed = Pick<Event, "trigger" | "type" | "kind" | "status">

/** @param title spans are of it, and not of the article's text */
export function headlineEvents(title: string, language: Language): Headed[] {
  const whole = { start: 0, end: title.length }
  if (title.trim() === "") return []
  const passage = passageOf(title, { paragraphs: [whole], sentences: [whole], quotations: [] }, language)
  const told = eventsTold(passage, { statements: [], mentions: [], times: [], published: null }, { isHeadline: true })
  return withoutFirstOfTwo(told)
    .filter((one) => !isOfCompound(passage, one.trigger) && !isSaying(passage, one, []))
    .map((one) => {
      const { trigger, type, kind } = one.event
      return { trigger, type, ...(kind && { kind }), status: statusIn(passage, one) }
    })
}

function statusIn({ tokens }: Passage, { event: { status }, trigger }: Told): Event["status"] {
  if (!trigger.isVerb) return status
  const { isInfinitive, first } = groupOf(tokens, trigger.first, 0)
  if (status === "possible" && isInfinitive && !fits(tokens[first - 2], "plural-or-present")) return "planned"
  return status === "ongoing" && !is(tokens[first], "be") && !fits(tokens[trigger.first], "present-participle")
    ? "occurred"
    : status
}
