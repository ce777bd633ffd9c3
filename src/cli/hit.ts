/** What a search finds, as lines: who or which article, the words around what was found, where it stands. */
import type { Answer } from "../desk/index.ts"
import { timexInWords } from "../record/index.ts"
import { bold, dim, listed, marked, plain } from "./with-ledger.ts"

type StatementLine = Answer<"statements">["items"][number]
type ArticleLine = Answer<"articles">["items"][number]

/** Where nothing was looked for, its own words stand there. */
export function statementText(line: StatementLine): string {
  const { speaker, stance, said, snippet, words } = line
  const head = [bold(plain(speaker) || "nobody named"), stance && `[${stance}]`, said && timexInWords(said)]
  return linesOf(line, head.filter(Boolean).join(" "), snippet || words)
}

export const articleText = (line: ArticleLine): string =>
  linesOf(line, bold(plain(line.title) || "(no title)"), line.snippet)

function linesOf({ id, outlet, published }: StatementLine | ArticleLine, head: string, snippet: string): string {
  const where = [plain(outlet) || "outlet unknown", published?.slice(0, 10) ?? "no date"].join(", ")
  return `${listed("", `${head}  ${dim(id)}`)}${listed("  ", marked(snippet))}${listed("  ", dim(where))}`
}
