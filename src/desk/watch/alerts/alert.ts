/** What was found, as an alert for whoever wants to be told. */
import { createHash } from "node:crypto"
import type { Saved } from "../../../ledger/index.ts"
import { type Alert, type Article, linkTo, type Span } from "../../../record/index.ts"
import type { Finding } from "./claims.ts"
import { nameOf } from "./name.ts"
import type { FoundStatement } from "./statements.ts"
import type { Versions } from "./versions.ts"

/** @param at when it is noticed, ISO 8601 */
export function alertOfFinding(saved: Saved, finding: Finding, { article: known }: Versions, at: string): Alert[] {
  const { kind, title, claim, span, before, after, later, mark } = finding
  const article = known(finding.article)
  if (!article) return []
  return [
    {
      // Origins may come, go and come again; each time is another alert.
      guid: guidOf(saved, kind, claim.id, mark, String(kind === "denied" ? 0 : saved.upto.article)),
      kind,
      title,
      for: { number: saved.number, name: nameOf(saved.wanted) },
      claim: { id: claim.id, text: claim.text },
      article: shown(article, span),
      statement: finding.statement,
      ...{ span, before, after, later, at },
    },
  ]
}

export function alertOfStatement(saved: Saved, found: FoundStatement, at: string): Alert {
  const { article, statement, who, span, mark } = found
  const name = nameOf(saved.wanted)
  return {
    guid: guidOf(saved, "statement", "", mark),
    kind: "statement",
    title: `New statement for ${name}: ${who ?? "nobody who is named"}${article.outlet ? `, in ${article.outlet}` : ""}`,
    for: { number: saved.number, name },
    claim: null,
    article: shown(article, span),
    statement: statement.id,
    ...{ span, before: null, after: null, later: null, at },
  }
}

const shown = (article: Article, span: Span): Alert["article"] => ({
  id: article.id,
  title: article.title,
  outlet: article.outlet,
  link: linkTo(article, span),
  published: article.published,
})

/** The same for the same thing, whoever finds it and however often. */
function guidOf({ number, at }: Saved, ...parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify([number, at, ...parts]))
  return `urn:hearsay:alert:${hash.digest("hex").slice(0, 24)}`
}
