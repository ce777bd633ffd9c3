/** What the page of an article was asked for: which part, which words, which statements. */
import type { Answer, Asked } from "../../../desk/index.ts"
import type { Record } from "../../../record/index.ts"
import { everything, statementsFor } from "../../filter.ts"
import { sourceTypeWords } from "../../words.ts"

export type ArticleAnswer = Answer<"article">
export type ArticleAsked = Asked<"article">

export const tabs = { statements: "Statements", dates: "Dates", versions: "Versions", record: "Record" }
export type Tab = keyof typeof tabs

export function tabOf({ tab }: ArticleAsked): Tab {
  return tab && Object.hasOwn(tabs, tab) ? (tab as Tab) : "statements"
}

/** Statements that the filters leave, and these in words; null where nothing is filtered. */
export function filteredBy(record: Record, { speaker = "", stance = "", type = "" }: ArticleAsked) {
  if (!speaker && !stance && !type) return null
  const statements = statementsFor(record, { ...everything(), speaker, stance, type })
  const kind = Object.entries(sourceTypeWords).find(([known]) => known === type)?.[1]
  return {
    ids: new Set(statements.map(({ id }) => id)),
    said: [speaker, stance, kind].filter(Boolean).join(" · "),
  }
}

export type StatementAnswer = Answer<"statement">
