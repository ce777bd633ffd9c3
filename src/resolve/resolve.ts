/**
 * Article and reading → everything else of its record.
 *
 * In: an article and what reading found in it. Out: entities, statements, events, times and notes, each pointing at its words. How, stands in passes.ts.
 */
import { setImmediate } from "node:timers/promises"
import type { Article, Record } from "../record/index.ts"
import { type Facts, factsOf, type Given } from "./passes.ts"

type Resolved = Pick<Record, "entities" | "statements" | "events" | "times" | "notes">

export interface ResolveOptions {
  /** whether each statement says, for its fields, which pass gave them and on which words */
  explain?: boolean
}

export function resolve(
  article: Article,
  reading: Given["reading"],
  language: Given["language"],
  options: ResolveOptions = {},
): Resolved {
  const steps = factsOf({ article, reading, language })
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return resolvedOf(step.value, options)
}

/**
 * The same, with a look at the signal between passes, so that a long article can be given up: a pass over a million characters takes a few seconds.
 *
 * @throws the signal's reason once it is aborted
 */
export async function resolveUnless(
  signal: AbortSignal,
  article: Article,
  reading: Given["reading"],
  language: Given["language"],
  options: ResolveOptions = {},
): Promise<Resolved> {
  const steps = factsOf({ article, reading, language })
  for (;;) {
    signal.throwIfAborted()
    const step = steps.next()
    if (step.done) return resolvedOf(step.value, options)
    // Whoever aborts it must have a turn to do so.
    await setImmediate()
  }
}

function resolvedOf(
  { entities, statements, events, times, notes }: Facts,
  { explain = false }: ResolveOptions,
): Resolved {
  return {
    entities: [...entities],
    statements: statements.map(({ because, ...statement }) => (explain ? { ...statement, because } : statement)),
    events: [...events],
    times: [...times],
    notes: [...notes],
  }
}
