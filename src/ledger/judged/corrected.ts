/**
 * The record of an article as people corrected it: a pure function of what a model read and of what was judged. Numbers of statements stay, every span quotes the article, and without
 * judgements it is the record itself.
 */
import type { JudgedBy, Record, Statement, StatementJudgement } from "../../record/index.ts"
import { type Change, changed, type Working } from "./changes.ts"
import { type Fit, fitOf, isNowhere, isOwn } from "./fits.ts"
import { placedIn } from "./places.ts"
import { settled } from "./settled.ts"

export interface Corrected {
  record: Record
  /** which judgement is on which statement; null: it says that there is none, and none was read */
  applied: { judgement: StatementJudgement; statement: string | null }[]
  /** those that fit nothing in this reading */
  unfitting: StatementJudgement[]
}

/** @param judgements in any order; those that are undone do not count, and of two on one field the one that was made later does */
export function corrected(asRead: Record, judgements: readonly StatementJudgement[]): Corrected {
  const counting = judgements.filter(({ undone }) => !undone).toSorted(byTime)
  const applied: Corrected["applied"] = []
  const unfitting: StatementJudgement[] = []
  const changes = new Map<string, Change[]>()
  for (const judgement of counting) {
    const fit = fitOf(judgement, asRead)
    const change = fit && changeIn(judgement, fit, asRead)
    if (fit && change) {
      changes.set(fit.statement.id, [...(changes.get(fit.statement.id) ?? []), change])
      applied.push({ judgement, statement: fit.statement.id })
    } else if (!fit && judgement.verdict === "none" && isNowhere(judgement, asRead))
      applied.push({ judgement, statement: null })
    else unfitting.push(judgement)
  }
  if (changes.size === 0) return { record: asRead, applied, unfitting }
  return { record: withChanges(asRead, changes), applied, unfitting }
}

const byTime = (a: StatementJudgement, b: StatementJudgement) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number

/** What a judgement changes, its words where this text has them; null when it has them not. */
function changeIn(judgement: StatementJudgement, { shift }: Fit, record: Record): Change | null {
  const by = judgedBy(judgement)
  const { text } = record.article
  const how = { shift, isFixed: isOwn(judgement.target, record) }
  const place = (spans: StatementJudgement["target"]["content"]) => placedIn(text, spans, how)
  switch (judgement.verdict) {
    case "unsure":
      return { by }
    case "none":
      return { by, isNone: true }
    case "stance":
      return { by, isNone: false, stance: judgement.stance }
    case "words": {
      const words = place(judgement.words)
      return words && { by, isNone: false, words }
    }
    case "speaker":
    case "right": {
      const { speaker } = judgement
      const spans = speaker ? place(speaker.spans) : []
      const source = judgement.source && place(judgement.source)
      if (!spans || (judgement.source && !source)) return null
      const who = { speaker: speaker && { ...speaker, spans }, source }
      if (judgement.verdict === "speaker") return { by, isNone: false, who }
      const words = place(judgement.words)
      const stance = judgement.stance === null ? {} : { stance: judgement.stance }
      return words && { by, isNone: false, who, words, ...stance }
    }
  }
}

const judgedBy = ({ number, verdict, who, why, at }: StatementJudgement): JudgedBy => ({
  number,
  verdict,
  who,
  why,
  at,
})

function withChanges(asRead: Record, changes: ReadonlyMap<string, readonly Change[]>): Record {
  const working: Working = { text: asRead.article.text, entities: asRead.entities.map((entity) => ({ ...entity })) }
  const removed = new Set<string>()
  const statements = asRead.statements.map((read): Statement => {
    const own = changes.get(read.id)
    if (!own) return read
    const { isNone, ...rest } = own.reduce<Partial<Change>>((all, change) => ({ ...all, ...change }), {})
    if (isNone) removed.add(read.id)
    return { ...changed(read, rest, working), judged: own.map(({ by }) => by) }
  })
  return settled(asRead, { entities: working.entities, statements, removed })
}
