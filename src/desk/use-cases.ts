/** All that people do at the desk. Commands, pages, the API and assistants call these by name, and nothing behind them. */
import type { z } from "zod"
import { article, articles } from "./articles.ts"
import { front } from "./front.ts"
import { notes } from "./notes.ts"
import { statements } from "./statements.ts"
import type { UseCase } from "./use-case.ts"

export const useCases = { article, articles, front, notes, statements } as const satisfies {
  [name: string]: UseCase<z.ZodType, z.ZodType>
}

type UseCases = typeof useCases
export type UseCaseName = keyof UseCases
/** What may be given, before defaults are filled in. */
export type Asked<Name extends UseCaseName> = z.input<UseCases[Name]["input"]>
export type Answer<Name extends UseCaseName> = z.output<UseCases[Name]["output"]>

/** Does what a use case does, here or elsewhere. @throws {HearsayError} */
export type Ask = <Name extends UseCaseName>(name: Name, asked: Asked<Name>) => Promise<Answer<Name>>
