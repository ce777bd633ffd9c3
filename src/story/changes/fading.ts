/**
 * What a claim loses on its way: a source that was named and is named no more, a doubt that was there and is gone. "Reportedly" does not survive two rewrites; that is what is shown here.
 */
import type { Change, Claim, ClaimStatement } from "../../record/index.ts"

type Value = Change["values"][number]

/** @param publishedOf when an article appeared */
export function fadingOf(claim: Claim, publishedOf: (article: string) => string | null): Change[] {
  const by = Map.groupBy(
    claim.statements.filter(({ relation }) => relation === "carries"),
    ({ article }) => article,
  )
  const lost = { source: [] as Value[], hedge: [] as Value[] }
  for (const { from, to, reason } of claim.links) {
    if (!("article" in from) || !("article" in to) || reason === "revision") continue
    const [before, after] = [by.get(from.article), by.get(to.article)]
    if (!before || !after) continue
    const add = (
      kind: "source" | "hedge",
      shown: Pick<Value, "article" | "value" | "span">,
      gone: Pick<Value, "article" | "value" | "span">,
    ) => {
      for (const each of [shown, gone])
        if (!lost[kind].some(({ article }) => article === each.article))
          lost[kind].push({ ...each, published: publishedOf(each.article) })
    }
    const named = before.find(({ who }) => who !== null)
    const plain = plainIn(after)
    if (named && plain) add("source", stated(named, named.who ?? ""), stated(plain, NO_SOURCE))
    const doubted = before.find(({ hedge }) => hedge !== null)
    const [sure] = after
    if (doubted && sure && after.every(({ hedge }) => hedge === null))
      add("hedge", { ...stated(doubted, doubted.hedge?.text ?? ""), span: doubted.hedge }, stated(sure, NO_DOUBT))
  }
  return (["source", "hedge"] as const).flatMap((kind): Change[] =>
    lost[kind].length > 1 ? [{ kind, what: claim.text, claims: [claim.id], values: lost[kind] }] : [],
  )
}

const NO_SOURCE = "no source"
const NO_DOUBT = "no doubt"

/** A carrier of an article that says it on nobody's word. */
const plainIn = (statements: readonly ClaimStatement[]): ClaimStatement | undefined =>
  statements.every(({ who }) => who === null) ? statements[0] : undefined

const stated = ({ article, span }: ClaimStatement, value: string) => ({ article, value, span })
