/** Who to whom, and where: the mentions that stand nearest to an event's trigger, by the small words between. */
import type { Language } from "../../language/index.ts"
import { type Entity, type Event, type Range, type Span, spanOf } from "../../record/index.ts"
import { fits, is, type Passage, spansBeginning, type Token, tokenAt } from "../words/index.ts"
import { groupOf, isAuxiliary, isIrregular } from "./groups.ts"
import { type Phrase, partiesAfter, partyAfter, partyBefore } from "./parties.ts"
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
  others: readonly Trigger[],
  sentence: { start: number; end: number },
  all: readonly Mention[],
): Participant[] {
  const leader = leaderOf(passage.tokens, trigger, others)
  const start = passage.tokens[leader.first]?.start ?? 0
  const end = passage.tokens[trigger.last]?.end ?? 0
  const { language } = passage
  const text = (from: number, to: number) => passage.text.slice(from, to)
  const isNear = (between: string) => between.length <= FAR && !language.pattern("participant-cut-off").test(between)
  const isObject = (mention: Mention) => language.pattern("ends-in-preposition").test(behind(mention))
  const mentions = mentionsIn(sentence, all).filter(({ span }) => span.end <= start || span.start >= end)
  const inFrontOf = (offset: number) => text(Math.max(sentence.start, offset - FAR), offset)
  const behind = (mention: Mention) => inFrontOf(mention.span.start)
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
    language.pattern("ends-in-be").test(inFrontOf(passage.tokens[trigger.first]?.start ?? 0)) &&
    !fits(passage.tokens[trigger.last], "present-participle")
  const aimed = after && !by && isAimed(language, trigger, text(end, after.span.start)) ? after : undefined
  const place = mentions.find((mention) => mention.entity.type === "place" && isPlaced(language, behind(mention)))
  // The phrase beside a verb goes before names farther off: "a {Kestov} judge" is a judge, and not the town.
  const phrases = phrasesBeside(passage, trigger, leader, tokenAt(passage, sentence.start), isPassive)
  const partyOf = (phrase: Phrase | null, other: Mention | undefined) =>
    (phrase && inPhrase(phrase, mentions)) ?? (other && partyIn(other))
  const out: Participant[] = []
  const add = (role: Participant["role"], party: Party | undefined) => {
    if (!party) return
    const { span, entity } = party
    const isKnown = out.some((one) => (entity ? one.entity === entity : one.spans[0]?.start === span.start))
    if (!isKnown) out.push({ role, spans: [spanOf(passage.text, span.start, span.end)], entity })
  }
  const possessor = !trigger.isVerb && isPossessor(language, text, before, start) ? before : undefined
  if (isPassive) {
    add("actor", partyOf(phrases.agent, by))
    add("recipient", partyOf(phrases.subject, subject ?? before))
  } else {
    const isOwned = by !== undefined || possessor !== undefined
    add("actor", partyOf(isOwned ? null : phrases.subject, by ?? possessor ?? (subject || before)))
    add("recipient", partyOf(by ? null : (phrases.objects[0] ?? null), aimed))
    for (const phrase of phrases.objects.slice(1)) add("recipient", partyOf(phrase, undefined))
  }
  add("location", place && partyIn(place))
  return out
}

interface Beside {
  subject: Phrase | null
  agent: Phrase | null
  objects: readonly Phrase[]
}

/** Right before a verb's group, behind "by", and right behind the verb: "{the raiders} shot {the mayor} and {a clerk}". */
function phrasesBeside(
  { tokens }: Passage,
  { isVerb, last }: Trigger,
  leader: Trigger,
  from: number,
  isPassive: boolean,
): Beside {
  if (!isVerb) return { subject: null, agent: null, objects: [] }
  const group = groupOf(tokens, leader.first, from)
  const subject = group.isInfinitive ? null : partyBefore(tokens, from, group.first)
  const agent = is(tokens[last + 1], "by") ? partyAfter(tokens, last + 2) : null
  return { subject, agent, objects: isPassive ? [] : partiesAfter(tokens, last + 1) }
}

/** The first of verbs that share a subject: "rebels {shot} the mayor, struck the depot and withdrew"; else the verb itself. */
function leaderOf(tokens: readonly Token[], trigger: Trigger, others: readonly Trigger[]): Trigger {
  const isPast = ({ isVerb, first }: Trigger) =>
    isVerb && (fits(tokens[first], "past-ending") || isIrregular(tokens[first]))
  const before = tokens[trigger.first - 1]
  if (!isPast(trigger) || !(is(before, "and") || before?.text === ",")) return trigger
  const last = others.findLast((other) => other.last < trigger.first && isPast(other))
  if (!last) return trigger
  const between = tokens.slice(last.last + 1, trigger.first)
  const isParted = between.some(
    (token) => is(token, "ends-governing") || isAuxiliary(token) || /^[.;:?!“”"]$/.test(token.text),
  )
  return isParted ? trigger : leaderOf(tokens, last, others)
}

interface Party {
  span: Range
  entity: string | null
}

const partyIn = ({ span, entity }: Mention): Party => ({ span, entity: entity.id })

/** Whom a phrase names: the mention that it ends with, else whoever its last word says. */
function inPhrase(phrase: Phrase, mentions: readonly Mention[]): Party | null {
  const named = mentions.find(({ span }) => span.start < phrase.end && phrase.end <= span.end)
  if (named) return named.entity.type === "document" ? null : partyIn(named)
  return phrase.isParty ? { span: { start: phrase.start, end: phrase.end }, entity: null } : null
}

/** The mentions of an article in text order: made once, for it has many events. */
export function mentionsOf(entities: readonly Entity[]): Mention[] {
  return entities
    .flatMap((entity) => entity.mentions.map((span): Mention => ({ entity, span })))
    .toSorted((a, b) => a.span.start - b.span.start)
}

const mentionsIn = (sentence: Range, all: readonly Mention[]): readonly Mention[] =>
  spansBeginning(all, sentence.start, sentence.end).filter(({ span }) => span.end <= sentence.end)

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
