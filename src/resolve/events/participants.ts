/** Who to whom, and where: the mentions that stand nearest to an event's trigger, by the small words between. */
import { type Entity, type Event, type Span, spanOf } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import type { Trigger } from "./triggers.ts"

type Participant = Event["participants"][number]

export interface Mention {
  entity: Entity
  span: Span
}

const FAR = 90 // characters between a trigger and a participant
const BE = /\b(?:is|are|was|were|been|being|be|got)\b[^.;,]{0,12}$/i
const CLAUSE = /[.;:“”"—]|\b(?:that|who|which|when|while|after|before|because|as|said|says|if)\b/i
const PREPOSITION =
  /\b(?:in|at|near|outside|off|from|to|on|with|against|of|for|by|between|into|over|across|around)\s(?:the\s)?$/i
const IN = /\b(?:in|at|near|outside|off|from|to|into|across)\s(?:the\s|[a-z]+\s){0,2}$/

export function participantsOf(
  passage: Passage,
  trigger: Trigger,
  sentence: { start: number; end: number },
  all: readonly Mention[],
): Participant[] {
  const start = passage.tokens[trigger.first]?.start ?? 0
  const end = passage.tokens[trigger.last]?.end ?? 0
  const text = (from: number, to: number) => passage.text.slice(from, to)
  const mentions = mentionsIn(sentence, all).filter(({ span }) => span.end <= start || span.start >= end)
  const behind = (mention: Mention) => text(sentence.start, mention.span.start)
  // A country acts where it is the subject; after "in" it is where something takes place.
  const actors = mentions.filter((mention) => canAct(mention, behind(mention)))
  const before = actors.findLast(({ span }) => span.end <= start && isNear(text(span.end, start)))
  const isSubject = before && !PREPOSITION.test(behind(before))
  const subject = isSubject
    ? before
    : actors.findLast(
        (mention) =>
          mention.span.end <= start && !PREPOSITION.test(behind(mention)) && isNear(text(mention.span.end, start)),
      )
  const after = actors.find(({ span }) => span.start >= end && isNear(text(end, span.start)))
  const by = after && /\bby\s[^.;]{0,30}$/i.test(text(end, after.span.start).slice(-40)) ? after : undefined
  const passive = trigger.isVerb && BE.test(text(sentence.start, start)) && !/ing$/i.test(text(start, end))
  const aimed = after && !by && isAimed(trigger, text(end, after.span.start)) ? after : undefined
  const place = mentions.find((mention) => mention.entity.type === "place" && IN.test(behind(mention)))
  const out: Participant[] = []
  const add = (role: Participant["role"], mention: Mention | undefined) => {
    if (mention && !out.some(({ entity }) => entity === mention.entity.id)) {
      out.push({ role, spans: [spanOf(passage.text, mention.span.start, mention.span.end)], entity: mention.entity.id })
    }
  }
  const possessor = isPossessor(text, before, start) ? before : undefined
  add("actor", passive ? by : (by ?? possessor ?? (subject || before)))
  add("recipient", passive ? (subject ?? before) : aimed)
  add("location", place)
  return out
}

/** The mentions of an article in text order: made once, for it has many events. */
export function mentionsOf(entities: readonly Entity[]): Mention[] {
  return entities
    .flatMap((entity) => entity.mentions.map((span): Mention => ({ entity, span })))
    .toSorted((a, b) => a.span.start - b.span.start)
}

function mentionsIn(sentence: { start: number; end: number }, all: readonly Mention[]): Mention[] {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.span.start ?? 0) < sentence.start) low = middle + 1
    else high = middle
  }
  const found: Mention[] = []
  for (let i = low; i < all.length; i++) {
    const mention = all[i]
    if (!mention || mention.span.start >= sentence.end) break
    if (mention.span.end <= sentence.end) found.push(mention)
  }
  return found
}

const canAct = ({ entity }: Mention, behind: string) =>
  entity.type !== "document" && (entity.type !== "place" || !IN.test(behind))

const isNear = (between: string) => between.length <= FAR && !CLAUSE.test(between)

/** "Okafor's visit", "the minister's arrest". */
function isPossessor(text: (from: number, to: number) => string, mention: Mention | undefined, start: number): boolean {
  return mention !== undefined && (/['’]s?$/.test(mention.span.text) || /^['’]s?\s/.test(text(mention.span.end, start)))
}

/** To whom: the object of a verb, or what a noun is aimed at. */
function isAimed({ isVerb }: Trigger, between: string): boolean {
  return isVerb
    ? /^\s[\p{L}\p{N}\s'’-]{0,45}$/iu.test(between) && !/\b(?:and|in|at)\s/.test(between)
    : /^\s(?:on|against|of|with|to|between|at)\s[^.;,]{0,30}$/i.test(between)
}
