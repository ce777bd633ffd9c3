/** "Bill" and "William": what somebody of a given name is called for short. */
import { type Language, perLanguage } from "./language.ts"

const longFor = perLanguage((language) => {
  const long = new Map<string, Set<string>>()
  for (const { name, nicknames } of language.table("nicknames", ["name", "nicknames"]))
    for (const short of nicknames.split(" ")) long.set(short, (long.get(short) ?? new Set()).add(name))
  return long
})

const NONE: ReadonlySet<string> = new Set()

/** The given names that this one may be short for: "bill" → william. All in lower case. */
export const fullNamesOf = (language: Language, short: string): ReadonlySet<string> =>
  longFor(language).get(short) ?? NONE

/** Whether one of two given names, in lower case, is short for the other. "Bobby" and "Rob" are both short for Robert, and not for each other. */
export const isShortFor = (language: Language, a: string, b: string): boolean =>
  fullNamesOf(language, a).has(b) || fullNamesOf(language, b).has(a)
