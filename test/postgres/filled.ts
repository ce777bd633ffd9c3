/** A ledger with some of everything in it: articles in versions and readings, judgements, one of them undone, told stories, what is watched and proposed. */
import { generatedRecord, laterVersion } from "../../bench/ledger-generator.ts"
import { ON_A_MATTER, TELLER, toldRecord, toldStory } from "../../bench/told-matters.ts"
import { type Ledger, statementVerdict } from "../../src/ledger/index.ts"
import { toldOf } from "../../src/story/index.ts"

export const now = () => "2031-01-01T00:00:00.000Z"
const by = { who: "desk", why: null }

export async function filled(ledger: Ledger): Promise<Ledger> {
  for (let i = 0; i < 24; i++)
    await ledger.record(i % 8 === 7 ? laterVersion(generatedRecord(9, i - 1)) : generatedRecord(9, i))
  await ledger.record(generatedRecord(9, 3, "2"))
  await ledger.fail({ uri: "gone.html", code: "input", reason: "no such file" })
  const [a, b] = (await ledger.speakers({ named: true })).items
  await ledger.judge({ about: "entity", verdict: "same", a: a?.id ?? "", b: b?.id ?? "", ...by })
  const kept = await ledger.article(generatedRecord(9, 5).article.id)
  if (kept) await ledger.judge(statementVerdict(kept, "s1", { verdict: "none" }, by))
  if (kept) await ledger.judge(statementVerdict(kept, "s2", { verdict: "right" }, by))
  await ledger.undo(3, "desk")
  for (let matter = 0; matter < 3; matter++) {
    const records = Array.from({ length: 4 }, (_, i) => toldRecord(matter * 30 * ON_A_MATTER + i))
    for (const [i, record] of records.entries()) {
      await ledger.record(record)
      const found = records.slice(0, i).map(({ article }) => ({ other: article.id, linked: true, value: "[]" }))
      await ledger.compare(TELLER.comparisons, record, found)
    }
    const readings = records.map(({ article, model }) => ({ article: article.id, model }))
    let judged = 0
    for await (const each of ledger.untold(TELLER)) judged = each.judged
    await ledger.tell(TELLER, { ...toldOf(toldStory(records)), readings, judged })
  }
  await ledger.mark("text", ({ article }) => [article.text.length, 7])
  await ledger.proposals.put({ about: "entity", verdict: "unsure", a: a?.id ?? "", b: b?.id ?? "", ...by })
  await watched(ledger)
  await ledger.jobs.put({ key: "k", about: "a page", body: Buffer.from("page") })
  return ledger
}

async function watched({ watches }: Ledger): Promise<void> {
  const feed = await watches.addFeed("https://a.example/feed", 1000, 0)
  await watches.keepFeed(feed, [{ key: "https://a.example/1", entry: "{}", mark: null }], 5)
  await watches.keepRobots("https://a.example", "User-agent: *", 5)
  const { number } = await watches.save(
    { wanted: { search: { words: "ferry" } }, webhook: "https://b.example/", upto: { article: 1, judgement: 0 } },
    [{ claim: "c", state: "s" }],
  )
  await watches.save({ wanted: { claim: "a/0-1", text: "x" }, webhook: null, upto: { article: 2, judgement: 1 } }, [])
  await watches.forget(number + 1)
}
