/** The pages: at which address each stands, and which use case it shows. Its twins, `.json` and `.csv`, stand at the same address. */
import type { UseCaseName } from "../../desk/index.ts"

export interface Page {
  /** a segment with a colon takes what stands there as a field of what is asked; fields behind a question mark are taken too */
  path: string
  useCase: UseCaseName
  /** the component of src/web/pages */
  page: string
  /** where in the answer the list is of which the CSV has a row each, where it is not its `items`; what has none is one row */
  rows?: string
}

export const pages: readonly Page[] = [
  { path: "/", useCase: "front", page: "front", rows: "articles" },
  { path: "/articles", useCase: "articles", page: "articles" },
  { path: "/search", useCase: "search", page: "search" },
  { path: "/pinned", useCase: "pinned", page: "pinned" },
  { path: "/names", useCase: "names", page: "names" },
  { path: "/review", useCase: "review", page: "review" },
  { path: "/log", useCase: "log", page: "log" },
  { path: "/jobs", useCase: "jobs", page: "jobs" },
  { path: "/claims", useCase: "claims", page: "claims" },
  { path: "/people", useCase: "people", page: "people" },
  { path: "/people/:id", useCase: "person", page: "person" },
  { path: "/outlets", useCase: "outlets", page: "outlets" },
  { path: "/outlets/:name", useCase: "outlet", page: "outlet", rows: "sources" },
  { path: "/claims/:id", useCase: "claim", page: "claim", rows: "claim.statements" },
  { path: "/articles/:id", useCase: "article", page: "article", rows: "record.statements" },
  { path: "/articles/:id/statements/:statement", useCase: "statement", page: "statement" },
  { path: "/embed/articles/:id/statements/:statement", useCase: "statement", page: "embed" },
]
