/** Asking a use case by its name: what comes in is checked here, once. */
import { UsageError } from "../record/index.ts"
import type { Parts } from "./parts.ts"
import { type UseCaseName, useCases } from "./use-cases.ts"

export const isUseCase = (name: string): name is UseCaseName => Object.hasOwn(useCases, name)

/**
 * @param asked whatever came in
 * @throws {UsageError} when it is nothing that this use case takes
 * @throws {HearsayError} what the use case throws
 */
export async function answerTo(parts: Parts, name: UseCaseName, asked: unknown): Promise<unknown> {
  const useCase = useCases[name]
  const input = useCase.input.safeParse(asked)
  if (!input.success) {
    const [issue] = input.error.issues
    throw new UsageError({
      what: issue?.message ?? "it cannot be asked for",
      where: issue?.path.join(".") || name,
      next: "look up what can be asked in the docs of the API",
    })
  }
  // Which input belongs to which use case was just checked; the compiler cannot follow that through the table.
  return (useCase.run as (parts: Parts, input: unknown) => Promise<unknown>)(parts, input.data)
}
