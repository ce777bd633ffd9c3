/** Who to whom, and where: the mentions that stand nearest to an event's trigger, by the small words between. */
import { type Entity, type Event, type Span, spanOf } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import type { Trigger } from "./triggers.ts"

type Participant = Event["participants"][number]

interface Mention {
  entity: Entity
  span: Span
}

const NEAR = 60 // characters between a trigger and a participant
const BE = /\b(?:is|are|was|were|been|being|be|got)\b[^.;,]{0,12}$/i

export function participantsOf(
  passage: Passage,
  trigger: Trigger,
  sentence: { start: number; end: number },
  entities: readonly Entity[],
): Participant[] {
  const start = passage.tokens[trigger.first]?.start ?? 0
  const end = passage.tokens[trigger.last]?.end ?? 0
  const mentions = entities
    .flatMap((entity) => entity.mentions.map((span): Mention => ({ entity, span })))
    .filter(
      ({ span }) =>
        span.start >= sentence.start && span.end <= sentence.end && (span.end <= start || span.start >= end),
    )
    .toSorted((a, b) => a.span.start - b.span.start)
  const text = (from: number, to: number) => passage.text.slice(from, to)
  const actors = mentions.filter(({ entity }) => entity.type !== "place" && entity.type !== "document")
  const before = actors.findLast(({ span }) => span.end <= start && start - span.end <= NEAR)
  const after = actors.find(({ span }) => span.start >= end && span.start - end <= NEAR)
  const by = after && /\bby\b[^.;]*$/i.test(text(end, after.span.start)) ? after : undefined
  const passive = trigger.isVerb && BE.test(text(sentence.start, start)) && !/ing$/i.test(text(start, end))
  const place = mentions.find(
    ({ entity, span }) =>
      entity.type === "place" &&
      /\b(?:in|at|near|outside|off|from|to)\s(?:the\s)?$/i.test(text(sentence.start, span.start)),
  )
  const out: Participant[] = []
  const add = (role: Participant["role"], mention: Mention | undefined) => {
    if (mention && !out.some(({ entity }) => entity === mention.entity.id)) {
      out.push({ role, spans: [spanOf(passage.text, mention.span.start, mention.span.end)], entity: mention.entity.id })
    }
  }
  add("actor", passive ? by : (by ?? (trigger.isVerb || isPossessor(text, before, start) ? before : undefined)))
  add("recipient", passive ? before : by ? undefined : isAimed(trigger, after, text, end) ? after : undefined)
  add("location", place)
  return out
}

/** "Okafor's visit", "the minister's arrest". */
function isPossessor(text: (from: number, to: number) => string, mention: Mention | undefined, start: number): boolean {
  return mention !== undefined && (/['’]s?$/.test(mention.span.text) || /^['’]s?\s/.test(text(mention.span.end, start)))
}

function isAimed(
  { isVerb }: Trigger,
  mention: Mention | undefined,
  text: (from: number, to: number) => string,
  end: number,
): boolean {
  if (!mention) return false
  const between = text(end, mention.span.start)
  return isVerb
    ? /^\s(?:(?:the|a|an|its|his|her|their|with|on|against)\s)?[\p{L}\s-]{0,20}$/iu.test(between)
    : /^\s(?:on|against|of|with)\s[^.;,]{0,25}$/i.test(between)
}
