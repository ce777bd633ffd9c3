/** Answers that are kept: whatever changes the ledger, none that is held for fresh is another than the one that would be given now. */
import { isDeepStrictEqual } from "node:util"
import { describe, expect, it } from "vitest"
import { chance } from "../../bench/ledger-generator.ts"
import { TELLER, tellMatter, toldRecord } from "../../bench/told-matters.ts"
import { type Asked, answered, type UseCaseName, useCases } from "../../src/desk/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { type Ledger, openLedger, type Subject } from "../../src/ledger/index.ts"
import { type Alert, HearsayError, type Record } from "../../src/record/index.ts"
import { freshness } from "../../src/serve/freshness.ts"

const ROUNDS = Number(process.env.HEARSAY_FRESH_ROUNDS ?? 4)
const CHANGES = 10

type Question = readonly [name: UseCaseName, asked: object]

interface Kept {
  answer: unknown
  at: number
  reads: readonly Subject[] | null
}

interface World {
  ledger: Ledger
  /** articles of a matter, as they were last read */
  records: Record[]
  random(most: number): number
}

const anyOf = <T>({ random }: World, all: readonly T[]): T => all[random(all.length)] as T

const language = languageOf("en")

/** Null: there is no such thing, which is not kept. */
async function answerOf(ledger: Ledger, [name, asked]: Question): Promise<Omit<Kept, "at"> | null> {
  try {
    return await answered({ ledger, language }, name, asked)
  } catch (error) {
    if (error instanceof HearsayError) return null
    throw error
  }
}

/** Of everything that reads, with all that it may be asked for. */
async function questionsOn(ledger: Ledger, records: readonly Record[]): Promise<Question[]> {
  const [first] = records
  const id = first?.article.id ?? ""
  const word = first?.statements[0]?.content.spans[0]?.text.split(" ")[0] ?? ""
  const people = (await ledger.speakers({ named: true, limit: 3 })).items.map((each) => each.id ?? "")
  const claim = (await ledger.claims({ article: id })).items[0]?.id ?? ""
  const own = records
    .slice(0, 3)
    .flatMap(({ article }): Question[] => [
      ["article", { id: article.id }],
      ...["s1", "s2"].map((statement): Question => ["statement", { id: article.id, statement }]),
      ["chain", { article: article.id, statement: "s2" }],
    ])
  return [
    ...own,
    ["article", { id: id.slice(0, 6) }],
    ["statement", { id: id.slice(0, 6), statement: "s3" }],
    ...["", word].flatMap((q) =>
      (["articles", "statements", "search", "claims"] as const).map((name) => [name, { q }] as const),
    ),
    ...people.map((each): Question => ["person", { id: each }]),
    ["names", { names: first?.entities[0]?.name ?? "" }],
    ["claims", { article: id }],
    ["claim", { id: claim }],
    ["origins", { id: claim }],
    ["origins", { id }],
    ["patch", {}],
    ["outlet", { name: first?.article.outlet ?? "" }],
    ["changes", { article: id }],
    ...["same person", "same claim", "proposed"].map((kind): Question => ["review", { kind }]),
    ...(Object.keys(useCases) as UseCaseName[])
      .filter((name) => !useCases[name].writes && useCases[name].input.safeParse({}).success)
      .map((name): Question => [name, {}]),
  ]
}

/** Everything that changes a ledger. */
const changes: { [name: string]: (world: World) => Promise<unknown> } = {
  "an article comes": async ({ ledger, records }) => {
    const record = toldRecord(records.length)
    records.push(record)
    await ledger.record(record)
  },
  "a later version comes": async (world) => {
    // Often of the same article, so that some have a version that is replaced in turn.
    const record = world.random(2) ? (world.records[0] as Record) : anyOf(world, world.records)
    const text = `${record.article.text}\n\nChanged for the ${world.random(1_000_000)}th time.`
    const sha256 = `${world.random(2 ** 30).toString(16)}${record.article.sha256}`.slice(0, 64)
    await world.ledger.record({ ...record, article: { ...record.article, text, sha256, id: sha256.slice(0, 16) } })
  },
  "an article is read again": async (world) => {
    const at = world.random(world.records.length)
    const record = world.records[at] as Record
    const version = String(world.random(1_000_000))
    const statements = record.statements.map((each, i) => (i === 1 ? { ...each, stance: "denies" as const } : each))
    world.records[at] = { ...record, statements, model: { ...record.model, version } }
    await world.ledger.record(world.records[at] as Record)
  },
  "somebody judges a statement": (world) => judgeStatement(world),
  "somebody judges two claims": (world) => {
    const place = () => {
      const { article, statements } = anyOf(world, world.records)
      const span = statements[0]?.content.spans[0]
      return `${article.id}/${span?.start}-${span?.end}`
    }
    return judgePair(world, "claim", place)
  },
  "somebody judges two texts": (world) => judgePair(world, "copy", () => anyOf(world, world.records).article.id),
  "somebody judges two names": async (world) => {
    const all = (await world.ledger.speakers({ named: true, limit: 20 })).items
    return judgePair(world, "entity", () => anyOf(world, all).id ?? "")
  },
  "something is undone": async (world) => {
    const judged = (await world.ledger.judgements()).filter(({ undone }) => !undone)
    if (judged.length > 0) await world.ledger.undo(anyOf(world, judged).number, "desk")
  },
  "a story is told": async ({ ledger, records }) => {
    const kept = await Promise.all(records.map(async ({ article }) => (await ledger.article(article.id))?.record))
    const now = kept.flatMap((record) => record ?? []).filter(({ statements }) => statements.length === 6)
    await tellMatter(ledger, now, now).catch(() => {})
  },
  "what was judged is heeded": async ({ ledger }) => {
    for await (const _ of ledger.untold(TELLER)) break
  },
  "something cannot be read": ({ ledger, random }) =>
    ledger.fail({ uri: `https://gone.example/${random(5)}`, code: "fetch", reason: "gone" }),
  "something is to be read, and is": async ({ ledger, random }) => {
    const { number } = await ledger.jobs.put({ key: `${random(9)}`, about: "a page", body: new Uint8Array([1]) })
    await ledger.jobs.begin()
    if (random(2)) await ledger.jobs.end(number, { articles: [], faults: [] })
  },
  "a feed is watched": ({ ledger, random }) => ledger.watches.addFeed(`https://feed.example/${random(5)}`, 1000, 1),
  "somebody is told of something": async (world) => {
    const { watches } = world.ledger
    const { number } = await watches.save({ wanted: { search: { words: "x" } }, webhook: null, upto: NOTHING }, [])
    const { article, statements } = anyOf(world, world.records)
    const span = statements[0]?.content.spans[0]
    const alert: Alert = {
      ...{
        guid: `urn:hearsay:alert:${world
          .random(2 ** 30)
          .toString(16)
          .padStart(24, "0")}`,
        kind: "statement",
      },
      ...{ title: "Somebody said something", for: { number, name: "x" }, claim: null, statement: "s1" },
      article: { id: article.id, title: null, outlet: null, link: null, published: null },
      ...{ span: span ?? { start: 0, end: 1, text: article.text.slice(0, 1) }, before: null, after: null, later: null },
      at: "2031-06-17T08:00:00.000Z",
    }
    await watches.raise(number, NOTHING, { alerts: [alert], claims: [], webhooks: [] })
  },
  "something is proposed": async (world) => {
    await judgeStatement(world, (verdict) => world.ledger.proposals.put(verdict))
  },
  "a proposal is accepted": async ({ ledger }) => {
    const [open] = (await ledger.proposals.list({ only: "open" })).items
    if (open) await ledger.proposals.accept(open.number, "desk")
  },
  "a proposal is dismissed": async ({ ledger }) => {
    const [open] = (await ledger.proposals.list({ only: "open" })).items
    if (open) await ledger.proposals.dismiss(open.number, "desk")
  },
}

const NOTHING = { article: 0, judgement: 0 }

type Verdict = Parameters<Ledger["judge"]>[0]

async function judgeStatement(world: World, judge: (verdict: Verdict) => Promise<unknown> = world.ledger.judge) {
  const { article, statements } = anyOf(world, world.records)
  const { content, source, cue } = anyOf(world, statements)
  const target = { article: article.id, content: content.spans, source: source.spans, cue: cue.spans }
  const by = { about: "statement", target, who: "desk", why: String(world.random(100)) } as const
  const verdicts = [
    { ...by, verdict: "unsure" },
    { ...by, verdict: "none" },
    { ...by, verdict: "stance", stance: "denies" },
    { ...by, verdict: "speaker", speaker: null, source: null },
  ] as const satisfies readonly Verdict[]
  await judge(anyOf(world, verdicts))
}

async function judgePair(world: World, about: "claim" | "copy" | "entity", one: () => string) {
  const [a, b] = [one(), one()]
  const verdict = anyOf(world, ["same", "different", "unsure"] as const)
  if (a !== b) await world.ledger.judge({ about, verdict, a, b, who: "desk", why: null })
}

async function begun(seed: number): Promise<World> {
  const ledger = openLedger(":memory:")
  const records = [0, 1, 2, 3].map(toldRecord)
  for (const record of records) await ledger.record(record)
  await tellMatter(ledger, records, records)
  const random = chance(seed)
  return { ledger, records, random: (most) => Math.floor(most * random()) }
}

/** As a server keeps answers, and as a thread makes them. */
async function keeping(world: World) {
  const { ledger } = world
  const questions = await questionsOn(ledger, world.records)
  const fresh = freshness()
  const kept = new Map<Question, Kept>()
  return {
    questions,
    async look(): Promise<{ stale: Question[]; held: Question[] }> {
      const known = await ledger.changes(fresh.known())
      fresh.changed(known)
      const found = { stale: [] as Question[], held: [] as Question[] }
      for (const question of questions) {
        const before = kept.get(question)
        const isFresh = before !== undefined && fresh.isFresh(before)
        const now = await answerOf(ledger, question)
        if (isFresh) found.held.push(question)
        if (isFresh && !isDeepStrictEqual(before.answer, now?.answer)) found.stale.push(question)
        if (now) kept.set(question, { ...now, at: known.n })
        else kept.delete(question)
      }
      return found
    },
  }
}

describe("an answer that is held for fresh", () => {
  it.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
    "is the one that would be given now, whatever changed: seed %i",
    async (seed) => {
      const world = await begun(seed)
      const { look } = await keeping(world)
      await look()
      const names = Object.keys(changes)
      for (let i = 0; i < CHANGES; i++) {
        // Each of them once in every two rounds, in an order of chance.
        const name = names[(seed * CHANGES + i) % names.length] ?? ""
        await changes[name]?.(world)
        const other = anyOf(world, names)
        expect([name, (await look()).stale]).toEqual([name, []])
        await changes[other]?.(world)
        expect([other, (await look()).stale]).toEqual([other, []])
      }
      await world.ledger.close()
    },
    300_000,
  )

  const heldAfter = async (change: keyof typeof changes) => {
    const world = await begun(3)
    const { look } = await keeping(world)
    await look()
    await changes[change]?.(world)
    const { held } = await look()
    await world.ledger.close()
    return held
  }
  const asked = <Name extends UseCaseName>(name: Name, asked: Asked<Name>): Question => [name, asked as object]

  it("stays so when something else changes", async () => {
    const id = toldRecord(0).article.id
    expect(await heldAfter("somebody judges two claims")).toEqual(
      expect.arrayContaining([asked("article", { id }), asked("search", {}), asked("front", {}), asked("outlets", {})]),
    )
    expect(await heldAfter("an article comes")).toContainEqual(asked("article", { id }))
    expect(await heldAfter("something is to be read, and is")).toContainEqual(asked("claims", {}))
  })

  it("is none when what it is made of changes", async () => {
    const names = (held: readonly Question[]) => held.map(([name]) => name)
    expect(names(await heldAfter("somebody judges two claims"))).not.toContain("judgements")
    expect(names(await heldAfter("an article comes"))).not.toContain("front")
    expect(names(await heldAfter("something is to be read, and is"))).not.toContain("jobs")
  })
})
