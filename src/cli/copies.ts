/** `hearsay copies`: which articles of a ledger print the same text, how much of it, and who has it from whom. */
import type { Command } from "commander"
import { languageOf } from "../language/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { type Article, counted } from "../record/index.ts"
import { type Copy, kinOf, originalsOf } from "../story/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, nothingSuch, plain, withLedger } from "./with-ledger.ts"

interface CopiesOptions extends LedgerOption, FormatOption {}

export function register(program: Command): void {
  ledgerCommand(program, "copies", "show whose text an article prints, and who prints its text")
    .argument("<article>", "an article's id or its beginning, as search gives it")
    .addOption(formatOption())
    .action((id: string, options: CopiesOptions) =>
      withLedger(options, async (ledger) => printOne(await found(ledger, id), options.format, textOf)),
    )
}

interface Told {
  article: Summary
  /** what it was made from; null: nothing that the ledger has, or nothing that shows which way the text went */
  original: Relation | null
  /** other articles of which it has some text, or which have some of it */
  shares: Relation[]
}

interface Relation extends Omit<Copy, "of" | "by"> {
  /** which of the two has it from the other; null: nothing shows it */
  from: "this" | "other" | null
  other: Summary
}

type Summary = Pick<Article, "id" | "uri" | "title" | "outlet" | "published">

async function found(ledger: Ledger, id: string): Promise<Told> {
  const kept = await ledger.article(id)
  if (!kept)
    throw nothingSuch("article", id, "look it up with hearsay search, and give six characters of its id or more")
  const { article } = kept.record
  const { articles, copies } = await kinOf(article, ledger, languageOf("en"))
  const original = originalsOf(copies).get(article.id)
  const relationOf = (copy: Copy): Relation[] => {
    const { of, by, ...rest } = copy
    const other = articles.get(of === article.id ? by : of)
    if (!other) return []
    const from = copy.way === "open" ? null : by === article.id ? "other" : "this"
    return [{ ...rest, from, other: summaryOf(other) }]
  }
  const own = copies.filter(({ of, by }) => of === article.id || by === article.id)
  return {
    article: summaryOf(article),
    original: original ? (relationOf(original)[0] ?? null) : null,
    shares: own.filter((copy) => copy !== original).flatMap(relationOf),
  }
}

const summaryOf = ({ id, uri, title, outlet, published }: Article): Summary => ({ id, uri, title, outlet, published })

function textOf({ article, original, shares }: Told): string {
  const own = listed("", `${bold(plain(article.title) || "(no title)")}  ${dim(whereOf(article))}`)
  if (!original && shares.length === 0) return `${own}\nNo other article of this ledger shares its text.\n`
  const printed = shares.filter(({ from, kind }) => from === "this" && kind !== "part")
  const partly = shares.filter((each) => !printed.includes(each))
  return [
    own,
    ...section(original?.kind === "revision" ? "A later version of" : "Made from", original ? [original] : []),
    ...section("Printed or rewritten in", printed),
    ...section("Shares some of its text with", partly),
  ].join("")
}

const section = (title: string, relations: readonly Relation[]) =>
  relations.length ? [`\n${title}\n`, ...relations.map(relationText)] : []

function relationText(relation: Relation): string {
  const { other, kind, share, shareOfOther, paragraphs, longest, from } = relation
  const [mine, theirs] = from === "this" ? [shareOfOther, share] : [share, shareOfOther]
  const much = `${percent(mine)} of this article's own words and ${percent(theirs)} of the other's are the same, quotations apart`
  return [
    listed("  ", `${plain(other.title) || "(no title)"}  ${dim(whereOf(other))}`),
    listed(
      "    ",
      `${much}; ${counted(paragraphs.length, "paragraph")}${kind === "part" ? ", the rest is its own" : ""}`,
    ),
    listed("    ", shownBy(relation)),
    listed("    ", dim(`“${shortened(plain(longest.text))}”`)),
  ].join("")
}

/** Why the text went this way, of whoever has it from the other. */
function shownBy({ way, credit, from }: Relation): string {
  const copier = from === "this" ? "the other" : "this one"
  if (credit) return `${copier} credits it: “${plain("byline" in credit ? credit.byline : credit.span.text)}”`
  if (way === "time") return `${copier} appeared later`
  if (way === "more") return `the ${from === "this" ? "text here" : "other text"} has much more beside what both have`
  return "nothing in the two shows which has it from the other"
}

const percent = (share: number) => `${Math.round(100 * share)} %`

const LONGEST_SHOWN = 160
const shortened = (text: string) =>
  text.length <= LONGEST_SHOWN ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST_SHOWN))} …`

const whereOf = ({ id, outlet, published }: Summary) =>
  [plain(outlet) || "outlet unknown", published?.slice(0, 10), id].filter(Boolean).join(", ")
