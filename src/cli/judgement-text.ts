/** A judgement as a line, with what its ids stand for; and who makes one. */
import { userInfo } from "node:os"
import { Option } from "commander"
import { lacking, nameOf, onOneLine, saidOfPair, saidOfStatement } from "../desk/index.ts"
import type { Ledger } from "../ledger/index.ts"
import type { Judgement, StatementJudgement } from "../record/index.ts"
import { dim, listed, plain } from "./with-ledger.ts"

export const whyOption = () => new Option("--why <words>", "the reason, kept with the judgement")
export const whoOption = () => new Option("--by, --who <name>", "who judges; by default, you")

export function who({ who: given }: { who?: string }): string {
  return given ?? process.env.USER ?? userInfo().username
}

/**
 * A judgement with what its two ids stand for: names, titles, words of an article; null where no article has them. Of a statement, the article's title, and whether it fits the article as it is
 * read now.
 */
export type Named = Judgement & { names: { a: string | null; b: string | null }; fits: boolean | null }

export async function named(ledger: Ledger, judgement: Judgement): Promise<Named> {
  if (judgement.about === "statement") {
    const kept = await ledger.article(judgement.target.article)
    const isFit = kept ? kept.unfitting.every(({ number }) => number !== judgement.number) : null
    const fits = judgement.undone ? null : isFit
    return { ...judgement, names: { a: plain(kept?.record.article.title) || null, b: null }, fits }
  }
  const { about, a, b } = judgement
  return { ...judgement, names: { a: await nameOf(ledger, about, a), b: await nameOf(ledger, about, b) }, fits: null }
}

export function judgementText(judgement: Named): string {
  const { number, who, why, at, undone, undoneBy } = judgement
  const { says, lacks } = judgement.about === "statement" ? ofStatement(judgement) : ofPair(judgement)
  const undoing = undoneBy && undoneBy.who !== who ? `undone by ${plain(undoneBy.who)}` : "undone"
  const state = [...(undone ? [undoing] : []), ...lacks]
  const reason = why ? `: ${plain(why)}` : ""
  const made = `${says}${reason}  ${dim(`by ${plain(who)} on ${at.slice(0, 10)}`)}`
  return listed(`${String(number).padStart(4)}  `, `${made}${state.length ? ` (${state.join("; ")})` : ""}`)
}

function ofPair(judgement: Exclude<Named, { about: "statement" }>) {
  const { about, verdict, a, b, names, missing } = judgement
  const says = plain(saidOfPair(about, verdict))
  const lacks = missing.map((id) => `${lacking(about, id)}; the judgement is kept`)
  const called = (name: string | null, id: string) => (name === null ? id : `${plain(name)} (${id})`)
  return { says: `${called(names.a, a)} ${says} ${called(names.b, b)}`, lacks }
}

function ofStatement({ target, names, fits, missing, ...verdict }: StatementJudgement & Pick<Named, "names" | "fits">) {
  const words = plain(onOneLine(target.content)) || plain(onOneLine(target.cue))
  const article = names.a === null ? target.article : `${names.a} (${target.article})`
  const lacks = [
    ...missing.map((id) => `${lacking("statement", id)}; the judgement is kept`),
    ...(fits === false ? ["it fits nothing that is read there now; it is kept"] : []),
  ]
  return { says: `“${words}” in ${article} ${plain(saidOfStatement({ ...verdict, target }))}`, lacks }
}
