/**
 * For tests of the job: records, a line each, into a ledger, as they come; or first made, of matters that nobody reported on, so many articles of each, and one that many outlets print.
 *
 *   node spark/tests/ledger.ts LEDGER RECORDS [MATTERS PRINTED]
 */
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { toldRecord } from "../../bench/told-matters.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { type Article, Record, type Span } from "../../src/record/index.ts"

const ON_A_MATTER = 9
const DAYS = [
  "2031-03-03",
  "2031-03-03",
  "2031-03-04",
  "2031-03-05T08:00:00Z",
  "2031-03-07",
  "2031-04-01",
  "2031-04-20",
  null,
]
const PLACES = ["Ok", "Hal", "Ver", "Stam", "Lind", "Bor", "Kel", "Tor", "Mar", "Grim", "Sol", "Wes"]

/** The first statements of a record, and the text as far as they go. */
function beginningOf(record: Record, statements: number): Record {
  const own = record.statements.slice(0, statements)
  const end = own.at(-1)?.content.spans[0]?.end ?? 0
  const within = (span: Span) => span.end <= end
  return {
    ...record,
    article: { ...record.article, text: `${record.article.text.slice(0, end)}.` },
    entities: record.entities
      .map((each) => ({ ...each, mentions: each.mentions.filter(within) }))
      .filter(({ mentions }) => mentions.length > 0),
    statements: own,
    notes: [],
  }
}

/** One behind the other, as one article. */
function joined(first: Record, second: Record): Record {
  const by = first.article.text.length + 2
  const moved = (_: string, value: unknown) =>
    value !== null && typeof value === "object" && "start" in value && "end" in value
      ? { ...value, start: Number(value.start) + by, end: Number(value.end) + by }
      : value
  const entities = new Map(second.entities.map(({ id }, i) => [id, `e${first.entities.length + i + 1}`]))
  const named = (_: string, value: unknown) =>
    value !== null && typeof value === "object" && "entity" in value
      ? { ...value, entity: entities.get(String(value.entity)) ?? null }
      : value
  const later: Record = JSON.parse(JSON.stringify(second, moved), named)
  return {
    ...first,
    article: { ...first.article, text: `${first.article.text}\n\n${second.article.text}` },
    entities: [...first.entities, ...later.entities.map((each) => ({ ...each, id: entities.get(each.id) ?? each.id }))],
    statements: [...first.statements, ...later.statements].map((each, i) => ({ ...each, id: `s${i + 1}` })),
  }
}

/** Article `k` of a matter: some of what its first article has, whole in every third, and something of its own. Names of places tell its matter. */
function articleOn(matter: number, k: number): Record {
  const wire = toldRecord(matter * ON_A_MATTER)
  const named = [0, 1, 2, 3, 4].map(
    (i) => `${PLACES[(matter + i) % PLACES.length]}${["sund", "vik", "berg", "ova"][(matter * 7 + i) % 4]}`,
  )
  const scene = {
    ...beginningOf(wire, 0),
    entities: [],
    article: { ...wire.article, text: `They met in ${named.join(" and in ")}.` },
  }
  const shared = k % 3 === 0 ? wire : beginningOf(wire, 1 + (k % 4))
  const whole = joined(joined(scene, shared), beginningOf(toldRecord(matter * ON_A_MATTER + k), 2))
  return printed(whole, {
    url: `https://paper${k}.example/${matter}`,
    outlet: `Paper ${k}`,
    published: DAYS[(k + matter) % DAYS.length] ?? null,
  })
}

function printed(record: Record, told: Partial<Article>): Record {
  const sha256 = createHash("sha256")
    .update(JSON.stringify([told, record.article.text]))
    .digest("hex")
  return { ...record, article: { ...record.article, ...told, uri: told.url ?? "-", id: sha256.slice(0, 16), sha256 } }
}

function* made(matters: number, prints: number): Generator<Record> {
  for (let matter = 0; matter < matters; matter++) for (let k = 0; k < ON_A_MATTER; k++) yield articleOn(matter, k)
  const wire = articleOn(matters, 0)
  for (let i = 0; i < prints; i++)
    yield printed(wire, {
      url: `https://print${i}.example/`,
      outlet: `Print ${i}`,
      published: `2031-03-${String(3 + (i % 3)).padStart(2, "0")}`,
    })
}

const [ledgerPath = "-", recordsPath = "", matters, prints = "0"] = process.argv.slice(2)
const orderOf = ({ article: { published, id } }: Record) => `${published?.slice(0, 10) ?? "9999"} ${id}`
if (matters !== undefined) {
  const all = [...made(Number(matters), Number(prints))].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  writeFileSync(recordsPath, all.map((record) => `${JSON.stringify(record)}\n`).join(""))
}
if (ledgerPath !== "-") {
  const ledger = openLedger(ledgerPath, { create: true, durable: false })
  for (const line of readFileSync(recordsPath, "utf8").split("\n").slice(0, -1))
    await ledger.record(Record.parse(JSON.parse(line)))
  await ledger.close()
}
