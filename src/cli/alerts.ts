/** `hearsay alerts`: what was noticed for whoever wanted to be told, the newest first. */
import { type Command, Option } from "commander"
import { alertsFeed } from "../export/index.ts"
import type { Alert } from "../record/index.ts"
import { MOST_ALERTS } from "./alerts-file.ts"
import { type AnswerFormat, printList } from "./answer.ts"
import { wholeNumber } from "./arguments.ts"
import { print } from "./print.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

interface AlertsOptions extends LedgerOption {
  limit: number
  format: AnswerFormat | "rss"
}

export function register(program: Command): void {
  ledgerCommand(program, "alerts", "list what was noticed for whoever wants to be told, the newest first")
    .option("--limit <n>", "how many", wholeNumber, MOST_ALERTS)
    .addOption(
      new Option("-f, --format <format>", "how to write it").choices(["text", "json", "jsonl", "rss"]).default("text"),
    )
    .action(({ limit, format, ...options }: AlertsOptions) =>
      withLedger(options, async (ledger) => {
        const alerts = await ledger.watches.alerts(limit)
        if (format === "rss") return await print(alertsFeed(alerts))
        await printList(alerts, format, {
          text: alertText,
          parting: "\n",
          empty: "No alerts. hearsay alert says what you want to be told of, and hearsay watch looks for it.",
        })
      }),
    )
}

function alertText({ title, article, span, statement, at, for: asked }: Alert): string {
  const where = [article.outlet, article.title, article.published?.slice(0, 10)].flatMap((part) => part ?? [])
  const place = `${article.id}${statement ? `/${statement}` : ""}`
  return [
    listed("", bold(plain(title))),
    listed("  ", `“${plain(span.text)}”`),
    listed("  ", dim(plain([...where, place].join(" · ")))),
    ...(article.link ? [`  ${dim(plain(article.link))}\n`] : []),
    listed("  ", dim(plain(`${at.slice(0, 16).replace("T", " ")} UTC · for ${asked.name}`))),
  ].join("")
}
