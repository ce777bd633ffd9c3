/** Kinds of source. */
import { z } from "zod"
import { words } from "./closed-list.ts"

export const sourceTypes = [
  ["named", "A person called by name, here or earlier in the article."],
  ["described", "One particular person known by a role but never named: the ministry's spokesman."],
  ["anonymous", "Somebody whose name is kept back: a person familiar with the matter, three officials."],
  ["media", "An outlet."],
  ["organisation", "A body or a state that speaks as one: the company, Norway, the police."],
  ["document", "A report, letter, filing or post."],
  ["group", "Several people who are not kept anonymous but known only together: residents, critics."],
  ["none", "The text names nobody: reportedly, is said to."],
] as const

export const SourceType = z.enum(words(sourceTypes))
export type SourceType = z.infer<typeof SourceType>
