/** Asking a use case by its name: what comes in is checked here, once. */

import type { z } from "zod"
import type { Subject } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"
import type { Parts } from "./parts.ts"
import type { UseCase } from "./use-case.ts"
import { type UseCaseName, useCases } from "./use-cases.ts"

export const isUseCase = (name: string): name is UseCaseName => Object.hasOwn(useCases, name)

/**
 * @param asked whatever came in
 * @returns the answer, and what in the ledger it depends on; null: it may be anything. `isOld`: what it tells of changes without the ledger, and it is never given again
 * @throws {UsageError} when it is nothing that this use case takes
 * @throws {HearsayError} what the use case throws
 */
export async function answered(
  parts: Parts,
  name: UseCaseName,
  asked: unknown,
): Promise<{ answer: unknown; reads: readonly Subject[] | null; isOld: boolean }> {
  // Which input and which answer belong to which use case the compiler cannot follow through the table; what comes in is checked below.
  const useCase = useCases[name] as UseCase<z.ZodType, z.ZodType>
  const input = useCase.input.safeParse(asked)
  if (!input.success) {
    const [issue] = input.error.issues
    throw new UsageError({
      what: issue?.message ?? "it cannot be asked for",
      where: issue?.path.join(".") || name,
      next: "look up what can be asked in the docs of the API",
    })
  }
  const answer = await useCase.run(parts, input.data)
  const isOld = useCase.isOfJobs === true && parts.ledger.jobs.isApart
  return { answer, reads: useCase.reads?.(input.data, answer) ?? null, isOld }
}

/** The answer alone. */
export const answerTo = async (parts: Parts, name: UseCaseName, asked: unknown): Promise<unknown> =>
  (await answered(parts, name, asked)).answer
