/** `node judger.ts LEDGER JUDGEMENTS`: judges statements of a ledger and undoes every third judgement, going on where it was; says each number as soon as the ledger has answered for it. */
import { writeSync } from "node:fs"
import { type AskedOfStatement, openLedger, statementVerdict } from "../../src/ledger/index.ts"

const [path = "", count = ""] = process.argv.slice(2)
const ledger = openLedger(path, { now: () => "2031-03-08T10:00:00.000Z" })
const articles: string[] = []
for await (const { asRead } of ledger.records({ allVersions: true })) articles.push(asRead.article.id)

const ASKED: readonly AskedOfStatement[] = [
  { verdict: "none" },
  { verdict: "stance", stance: "denies" },
  { verdict: "speaker", speaker: null },
  { verdict: "right" },
]

async function judge(i: number): Promise<void> {
  const kept = await ledger.article(articles[(7 * i) % articles.length] ?? "")
  const statements = kept?.asRead.statements ?? []
  const statement = statements[i % statements.length]
  const asked = ASKED[i % ASKED.length]
  if (!kept || !statement || !asked) throw new Error("every article has statements")
  const { number } = await ledger.judge(statementVerdict(kept, statement.id, asked, { who: "desk", why: null }))
  writeSync(1, `${number}\n`)
}

const made = await ledger.judgements()
for (let i = Math.max(0, made.length - 1); i < Number(count); i++) {
  if (i >= made.length) await judge(i)
  if (i % 3 !== 2) continue
  const last = (await ledger.judgements())[i]
  if (last && !last.undone) {
    await ledger.undo(last.number, "chief")
    writeSync(1, `undone ${last.number}\n`)
  }
}
await ledger.close()
