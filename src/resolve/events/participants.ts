/** Who to whom, and where: the mentions that stand nearest to an event's trigger, by the small words between. */
import type { Language } from "../../language/index.ts"
import { type Entity, type Event, type Span, spanOf } from "../../record/index.ts"
import { fits, type Passage } from "../words/index.ts"
import type { Trigger } from "./triggers.ts"

type Participant = Event["participants"][number]

export interface Mention {
  entity: Entity
  span: Span
}

const FAR = 90 // characters between a trigger and a participant

export function participantsOf(
  passage: Passage,
  trigger: Trigger,
  sentence: { start: number; end: number },
  all: readonly Mention[],
): Participant[] {
  const start = passage.tokens[trigger.first]?.start ?? 0
  const end = passage.tokens[trigger.last]?.end ?? 0
  const { language } = passage
  const text = (from: number, to: number) => passage.text.slice(from, to)
  const isNear = (between: string) => between.length <= FAR && !language.pattern("participant-cut-off").test(between)
  const isObject = (mention: Mention) => language.pattern("ends-in-preposition").test(behind(mention))
  const mentions = mentionsIn(sentence, all).filter(({ span }) => span.end <= start || span.start >= end)
  const behind = (mention: Mention) => text(sentence.start, mention.span.start)
  // A country acts where it is the subject; after "in" it is where something takes place.
  const actors = mentions.filter((mention) => canAct(language, mention, behind(mention)))
  const before = actors.findLast(({ span }) => span.end <= start && isNear(text(span.end, start)))
  const isSubject = before && !isObject(before)
  const subject = isSubject
    ? before
    : actors.findLast(
        (mention) => mention.span.end <= start && !isObject(mention) && isNear(text(mention.span.end, start)),
      )
  const after = actors.find(({ span }) => span.start >= end && isNear(text(end, span.start)))
  const isBy = after && language.pattern("agent-follows").test(text(end, after.span.start).slice(-40))
  const by = isBy ? after : undefined
  const isPassive =
    trigger.isVerb &&
    language.pattern("ends-in-be").test(text(sentence.start, start)) &&
    !fits(passage.tokens[trigger.last], "present-participle")
  const aimed = after && !by && isAimed(language, trigger, text(end, after.span.start)) ? after : undefined
  const place = mentions.find((mention) => mention.entity.type === "place" && isPlaced(language, behind(mention)))
  const out: Participant[] = []
  const add = (role: Participant["role"], mention: Mention | undefined) => {
    if (mention && !out.some(({ entity }) => entity === mention.entity.id)) {
      out.push({ role, spans: [spanOf(passage.text, mention.span.start, mention.span.end)], entity: mention.entity.id })
    }
  }
  const possessor = isPossessor(language, text, before, start) ? before : undefined
  add("actor", isPassive ? by : (by ?? possessor ?? (subject || before)))
  add("recipient", isPassive ? (subject ?? before) : aimed)
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

const isPlaced = (language: Language, behind: string) => language.pattern("ends-in-place").test(behind)

const canAct = (language: Language, { entity }: Mention, behind: string) =>
  entity.type !== "document" && (entity.type !== "place" || !isPlaced(language, behind))

/** "Okafor's visit", "the minister's arrest". */
function isPossessor(
  language: Language,
  text: (from: number, to: number) => string,
  mention: Mention | undefined,
  start: number,
): boolean {
  if (!mention) return false
  const isOwner = language.pattern("ends-as-owner").test(mention.span.text)
  return isOwner || language.pattern("owner-mark-follows").test(text(mention.span.end, start))
}

/** To whom: the object of a verb, or what a noun is aimed at. */
function isAimed(language: Language, { isVerb }: Trigger, between: string): boolean {
  return isVerb
    ? /^\s[\p{L}\p{N}\s'’-]{0,45}$/u.test(between) && !language.pattern("no-object-behind").test(between)
    : language.pattern("aim-of-noun").test(between)
}
