/** All that people do at the desk. Commands, pages, the API and assistants call these by name, and nothing behind them. */
import type { z } from "zod"
import { around } from "./around.ts"
import { article } from "./article.ts"
import { articles } from "./articles.ts"
import { chain } from "./chain.ts"
import { changes } from "./changes.ts"
import { claim } from "./claims/claim.ts"
import { claims } from "./claims/claims.ts"
import { front } from "./front.ts"
import { add, again, job, jobs } from "./jobs.ts"
import { judge, undo } from "./judge.ts"
import { judgements } from "./judgements.ts"
import { log } from "./log.ts"
import { names } from "./names.ts"
import { news } from "./news.ts"
import { notes } from "./notes.ts"
import { origins } from "./origins.ts"
import { outlet } from "./outlets/outlet.ts"
import { outlets } from "./outlets/outlets.ts"
import { patch } from "./patch.ts"
import { people } from "./people/people.ts"
import { person } from "./people/person.ts"
import { speakers } from "./people/speakers.ts"
import { pinned } from "./pinned.ts"
import { proposals, propose, reopen, settle } from "./proposals.ts"
import { review } from "./review/review.ts"
import { search } from "./search.ts"
import { statement } from "./statement.ts"
import { statements } from "./statements.ts"
import type { UseCase } from "./use-case.ts"
import { alerts, watches } from "./watched.ts"

export const useCases = {
  add,
  again,
  alerts,
  around,
  article,
  articles,
  chain,
  changes,
  front,
  job,
  jobs,
  judge,
  judgements,
  log,
  names,
  news,
  notes,
  origins,
  proposals,
  propose,
  reopen,
  review,
  settle,
  outlet,
  outlets,
  patch,
  pinned,
  people,
  person,
  speakers,
  search,
  claim,
  claims,
  statement,
  statements,
  watches,
  undo,
} as const satisfies {
  [name: string]: UseCase<z.ZodType, z.ZodType>
}

type UseCases = typeof useCases
export type UseCaseName = keyof UseCases
/** What may be given, before defaults are filled in. */
export type Asked<Name extends UseCaseName> = z.input<UseCases[Name]["input"]>
export type Answer<Name extends UseCaseName> = z.output<UseCases[Name]["output"]>

/** Does what a use case does, here or elsewhere. @throws {HearsayError} */
export type Ask = <Name extends UseCaseName>(name: Name, asked: Asked<Name>) => Promise<Answer<Name>>
