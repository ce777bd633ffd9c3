/** The operations of the API: at which address each stands, and which use case does it. What it takes and gives, the use case says. */
import type { UseCaseName } from "../../desk/index.ts"

interface Operation {
  method: "get" | "post" | "delete"
  /** a segment in braces is a field of what is asked; of reads the others stand behind a question mark, of writes in the body */
  path: string
  useCase: UseCaseName
  /** under which heading it is described */
  tag: Tag
}

export const tags = [
  ["Articles", "What was read, and what each of it says."],
  ["Statements", "Single acts of saying, over all articles."],
  ["Claims", "What is said in several articles: on whose word it rests, and what of it changed."],
  ["People", "Who says things, over all articles, and who prints them."],
  ["Watching", "Feeds that are looked at, and what people are told of."],
  ["Checking", "What reading could not settle, and what people judged of it."],
] as const

type Tag = (typeof tags)[number][0]

export const operations: readonly Operation[] = [
  { method: "get", path: "/api/articles", useCase: "articles", tag: "Articles" },
  { method: "get", path: "/api/articles/{id}", useCase: "article", tag: "Articles" },
  { method: "post", path: "/api/articles", useCase: "add", tag: "Articles" },
  { method: "get", path: "/api/jobs", useCase: "jobs", tag: "Articles" },
  { method: "post", path: "/api/jobs/again", useCase: "again", tag: "Articles" },
  { method: "get", path: "/api/jobs/{number}", useCase: "job", tag: "Articles" },
  { method: "get", path: "/api/news", useCase: "news", tag: "Articles" },
  { method: "get", path: "/api/statements", useCase: "statements", tag: "Statements" },
  { method: "get", path: "/api/statements/{article}/{statement}/chain", useCase: "chain", tag: "Statements" },
  { method: "get", path: "/api/claims", useCase: "claims", tag: "Claims" },
  { method: "get", path: "/api/claims/{id}", useCase: "claim", tag: "Claims" },
  { method: "get", path: "/api/changes", useCase: "changes", tag: "Claims" },
  { method: "get", path: "/api/people", useCase: "people", tag: "People" },
  { method: "get", path: "/api/people/{id}", useCase: "person", tag: "People" },
  { method: "get", path: "/api/outlets", useCase: "outlets", tag: "People" },
  { method: "get", path: "/api/outlets/{name}", useCase: "outlet", tag: "People" },
  { method: "get", path: "/api/watches", useCase: "watches", tag: "Watching" },
  { method: "get", path: "/api/alerts", useCase: "alerts", tag: "Watching" },
  { method: "post", path: "/api/judgements", useCase: "judge", tag: "Checking" },
  { method: "delete", path: "/api/judgements/{number}", useCase: "undo", tag: "Checking" },
  { method: "get", path: "/api/notes", useCase: "notes", tag: "Checking" },
  { method: "get", path: "/api/judgements", useCase: "judgements", tag: "Checking" },
  { method: "get", path: "/api/patch", useCase: "patch", tag: "Checking" },
  { method: "get", path: "/api/proposals", useCase: "proposals", tag: "Checking" },
  { method: "post", path: "/api/proposals", useCase: "propose", tag: "Checking" },
  { method: "post", path: "/api/proposals/{number}", useCase: "settle", tag: "Checking" },
  { method: "post", path: "/api/proposals/{number}/reopen", useCase: "reopen", tag: "Checking" },
]
export type { Operation }
