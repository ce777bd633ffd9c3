/** Rows that are put into one table one after the other → one statement with all of them: each that is sent waits for its answer. */
import type { Sent } from "./messages.ts"

/** PostgreSQL takes 65,535 values with a statement. */
const MOST_VALUES = 20_000

interface Parts {
  head: string
  row: string
  tail: string
}

const known = new Map<string, Parts | null>()

function partsOf(text: string): Parts | null {
  const before = known.get(text)
  if (before !== undefined) return before
  const [, head, row, tail = ""] = /^(INSERT INTO [^?]*? VALUES )(\(.*\))( ON CONFLICT DO NOTHING)?$/s.exec(text) ?? []
  const parts = head === undefined || row === undefined ? null : { head, row, tail }
  known.set(text, parts)
  return parts
}

export function merged(statements: readonly Sent[]): Sent[] {
  const result: Sent[] = []
  let run: { parts: Parts; sent: Sent[] } | null = null
  const end = () => {
    if (run) result.push(run.sent.length === 1 && run.sent[0] ? run.sent[0] : together(run.parts, run.sent))
    run = null
  }
  for (const sent of statements) {
    const parts = sent.name === null ? null : partsOf(sent.text)
    if (run && (!parts || parts.head !== run.parts.head || parts.tail !== run.parts.tail)) end()
    if (!parts) result.push(sent)
    else if (run) run.sent.push(sent)
    else run = { parts, sent: [sent] }
    if (run && run.sent.length * sent.values.length >= MOST_VALUES) end()
  }
  end()
  return result
}

function together({ head, tail }: Parts, sent: readonly Sent[]): Sent {
  const values: Sent["values"][number][] = []
  const rows = sent.map(({ text, values: own }) => {
    const first = values.length
    values.push(...own)
    return (partsOf(text)?.row ?? "").replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + first}`)
  })
  return { name: "", text: `${head}${rows.join(", ")}${tail}`, values }
}
