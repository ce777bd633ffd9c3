/** An entity: what names, pronouns and descriptions in one article stand for. */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { Span } from "./span.ts"

export const entityTypes = [
  ["person", "One human being."],
  ["organisation", "A company, agency, party, union, court or other body that is neither a state nor an outlet."],
  ["media", "An outlet: a paper, station, agency or site that publishes what others say."],
  ["government", "A state, a ministry or another organ that speaks for one."],
  ["place", "A town, country or region as a place."],
  ["group", "Several people known only together: two officials, residents, protesters."],
  ["document", "A report, letter, filing, post or memo that is quoted as a source."],
] as const

export const EntityType = z.enum(words(entityTypes))
export type EntityType = z.infer<typeof EntityType>

export const EntityId = z.string().regex(/^e[1-9]\d*$/)

export const Entity = z.object({
  id: EntityId,
  name: z.string().describe("the fullest name in the article"),
  type: EntityType,
  mentions: z.array(Span).min(1),
  descriptors: z.array(Span).describe("what it is called without being named: the former mayor"),
  unnamed: z.literal(true).optional().describe("a person or people whom the article nowhere names"),
  partOf: EntityId.optional().describe("one of them, the second official: the people that it is one of"),
})

export type Entity = z.infer<typeof Entity>
