/** The answers in a sentence each. */
import type { Record } from "../record/index.ts"
import { type Asked, type AskedGroup, askedGroups } from "./answers/asked.ts"
import type { Unnamed } from "./answers/unnamed.ts"

export function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`
}

export function throughInWords({ article, statements }: Record, n: number): string {
  const here = article.outlet === null ? "this article" : "this outlet"
  if (n === 0) return "Nothing here is told as heard through somebody else."
  return `${n} of ${counted(statements.length, "statement")} reached ${here} through somebody else.`
}

export function unnamedInWords(sources: readonly Unnamed[]): string {
  if (sources.length === 0) return "Every source here has a name."
  const statements = sources.flatMap(({ statements }) => statements).length
  const asked = sources.filter(({ kind }) => kind === "asked").length
  const why = sources.filter(({ reason }) => reason).length
  const reasons =
    why === 0
      ? ""
      : ` The text says why for ${why === sources.length ? (why > 1 ? "all of them" : "it") : why === 1 ? "one of them" : `${why} of them`}.`
  return `They stand behind ${counted(statements, "statement")}.${asked === 0 ? " None is said to have asked for it." : reasons}`
}

const SHORT: { [group in AskedGroup]: string } = {
  spoke: "spoke",
  through: "heard only through others",
  declined: "declined",
  unreached: "could not be reached",
  silent: "not heard",
}

export function askedInWords(people: readonly Asked[]): string {
  if (people.length === 0) return "The text names nobody who could be asked."
  const counts = (Object.keys(askedGroups) as AskedGroup[])
    .toReversed()
    .map((group) => ({ group, n: people.filter((one) => one.group === group).length }))
    .filter(({ n }) => n > 0)
  return `${counts.map(({ group, n }) => `${n} ${SHORT[group]}`).join(", ")}.`
}
