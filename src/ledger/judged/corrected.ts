/**
 * The record of an article as people corrected it: a pure function of what a model read and of what was judged. Numbers of statements stay, every span quotes the article, and without
 * judgements it is the record itself. What somebody put in that was missed is there first, and everything else is judged of that as of what was read.
 */
import type { JudgedBy, Record, Span, Statement, StatementJudgement } from "../../record/index.ts"
import { type Change, changed, type Working } from "./changes.ts"
import { type Fit, fitOf, isNowhere, isOwn } from "./fits.ts"
import { byTime, withMissed } from "./missed.ts"
import { placedIn } from "./places.ts"
import { settled } from "./settled.ts"

export interface Corrected {
  record: Record
  /** which judgement is on which statement; null: it says that there is none, and none was read */
  applied: { judgement: StatementJudgement; statement: string | null }[]
  /** those that fit nothing in this reading */
  unfitting: StatementJudgement[]
  /** statements that were missed, as they were put in: what was judged of them since is only in the record */
  added: Statement[]
}

/** @param judgements in any order; those that are undone do not count, and of two on one field the one that was made later does */
export function corrected(asRead: Record, judgements: readonly StatementJudgement[]): Corrected {
  const counting = judgements.filter(({ undone }) => !undone).toSorted(byTime)
  const { record: extended, added } = withMissed(asRead, judgements)
  const put = new Map<StatementJudgement, Statement>(added.map(({ judgement, statement }) => [judgement, statement]))
  const applied: Corrected["applied"] = []
  const unfitting: StatementJudgement[] = []
  const changes = new Map<string, Change[]>()
  for (const judgement of counting) {
    const own = put.get(judgement)
    const fit = own ? { statement: own, shift: 0 } : fitOf(judgement, extended)
    const change = own ? { by: judgedBy(judgement) } : fit && changeIn(judgement, fit, extended)
    if (fit && change) {
      const own = changes.get(fit.statement.id)
      if (own) own.push(change)
      else changes.set(fit.statement.id, [change])
      applied.push({ judgement, statement: fit.statement.id })
    } else if (!fit && judgement.verdict === "none" && isNowhere(judgement, extended))
      applied.push({ judgement, statement: null })
    else unfitting.push(judgement)
  }
  const told = { applied, unfitting, added: added.map(({ statement }) => statement) }
  return { record: changes.size === 0 ? asRead : withChanges(extended, changes), ...told }
}

/** What a judgement changes, its words where this text has them; null when it has them not. */
function changeIn(judgement: StatementJudgement, { shift }: Fit, record: Record): Change | null {
  const by = judgedBy(judgement)
  const { text } = record.article
  const how = { shift, isFixed: isOwn(judgement.target, record) }
  const place = (spans: readonly Span[]) => placedIn(text, spans, how)
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
    case "missed": {
      const [words, source] = [place(judgement.target.content), place(judgement.target.source)]
      const called = judgement.speaker ? place(judgement.speaker.spans) : []
      if (!words || !source || !called) return null
      const who = { speaker: judgement.speaker && { ...judgement.speaker, spans: called }, source }
      return { by, isNone: false, who, words, ...(judgement.stance && { stance: judgement.stance }) }
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

function withChanges(read: Record, changes: ReadonlyMap<string, readonly Change[]>): Record {
  const working: Working = { text: read.article.text, entities: read.entities.map((entity) => ({ ...entity })) }
  const removed = new Set<string>()
  const statements = read.statements.map((each): Statement => {
    const own = changes.get(each.id)
    if (!own) return each
    const { isNone, ...rest } = own.reduce<Partial<Change>>((all, change) => ({ ...all, ...change }), {})
    if (isNone) removed.add(each.id)
    return { ...changed(each, rest, working), judged: own.map(({ by }) => by) }
  })
  return settled(read, { entities: working.entities, statements, removed })
}
