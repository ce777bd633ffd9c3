/** What a use case is: a verb that means the same on the command line, over HTTP, on a page and to an assistant. */
import { z } from "zod"
import type { Subject } from "../ledger/index.ts"
import type { Parts } from "./parts.ts"

export interface UseCase<Input extends z.ZodType, Output extends z.ZodType> {
  /** one sentence, for the docs that are made of it */
  about: string
  /** whether it changes the ledger: such are done one after the other */
  writes: boolean
  /** Whether it tells of jobs. Those of a shared ledger are kept apart from it, so that no change of it says when an answer is old: then none is given twice. */
  isOfJobs?: true
  /** what is asked; takes the strings of an address too */
  input: Input
  output: Output
  /**
   * What in the ledger an answer depends on: as long as none of it changes, the same question has the same answer. Without it, that is anything. `test/serve/fresh.test.ts` holds each use
   * case to what it says here.
   */
  reads?(input: z.output<Input>, answer: z.input<Output>): readonly Subject[]
  /** Plain values out, which can be written as JSON or handed to another thread. @throws {HearsayError} */
  run(parts: Parts, input: z.output<Input>): Promise<z.input<Output>>
}

/** What lists and searches of articles and statements show: what was read, as people corrected it. */
export const LISTED = ["articles", "judged"] as const satisfies readonly Subject[]
/** And what was told of it, with what was judged of claims and names. */
export const TOLD = [...LISTED, "pairs", "stories"] as const satisfies readonly Subject[]

/** Keeps the types of what goes in and out. */
export const useCase = <Input extends z.ZodType, Output extends z.ZodType>(made: UseCase<Input, Output>) => made

/** How many of a list, and from where on: a cursor means something only to the list that gave it. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe("how many, at most"),
  cursor: z.string().max(500).exactOptional().describe("where the list before this one ended: its `next`"),
})

/** Something that is asked for or not: `true` or `false`, or in an address the name alone. */
export const flag = (about: string) =>
  z
    .union([z.boolean(), z.literal("").transform(() => true), z.stringbool()])
    .default(false)
    .describe(about)
    .meta({ shownAs: { type: "boolean", default: false } })

/** A field that may be left out, and in a form may be left empty, which asks for nothing either. */
export const field = <Form extends z.ZodType>(form: Form, about: string, ...examples: string[]) =>
  z
    .union([form, z.literal("")])
    .exactOptional()
    .describe(about)
    .meta({ shownAs: "first", ...(examples.length > 0 ? { examples } : {}) })

/** What was asked for, without the fields that were left empty. */
export const given = <Asked extends object>(asked: Asked): { [Key in keyof Asked]: Exclude<Asked[Key], ""> } =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== "")) as never

/** Part of a list. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe("the cursor of what follows; null: this is all"),
  })
