/** How a command on a ledger answers: the same forms by the same names everywhere, and a line where there is nothing to tell. */
import { Option } from "commander"
import { print } from "./print.ts"

export type AnswerFormat = "text" | "json" | "jsonl"

export interface FormatOption {
  format: AnswerFormat
}

export const formatOption = () =>
  new Option("-f, --format <format>", "how to write it").choices(["text", "json", "jsonl"]).default("text")

interface Texts<Item> {
  text(item: Item): string
  /** said in text in place of nothing; to programs an empty list says it */
  empty: string
  /** between two items, in text */
  parting?: string
}

export async function printList<Item>(
  items: readonly Item[],
  format: AnswerFormat,
  { text, empty, parting = "" }: Texts<Item>,
): Promise<void> {
  if (format !== "text") return print(written(items, format))
  await print(items.length ? items.map(text).join(parting) : `${empty}\n`)
}

export async function printOne<Item>(item: Item, format: AnswerFormat, text: (item: Item) => string): Promise<void> {
  await print(format === "text" ? text(item) : format === "json" ? written(item, "json") : written([item], "jsonl"))
}

function written(value: unknown, format: "json" | "jsonl"): string {
  if (format === "json" || !Array.isArray(value)) return `${JSON.stringify(value, null, 2)}\n`
  return value.map((item) => `${JSON.stringify(item)}\n`).join("")
}
