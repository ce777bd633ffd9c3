import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  EntityType,
  Record,
  SourceType,
  type Span,
  Stance,
  type Statement,
  type StatementJudgement,
  type StatementVerdict,
  spanOf,
} from "../../record/index.ts"
import { type AskedOfStatement, statementVerdict } from "./asked.ts"
import { missedVerdict } from "./asked-missed.ts"
import { corrected } from "./corrected.ts"

const WORDS = [
  "Ada",
  "Bo",
  "Venn",
  "Larch",
  "said",
  "denied",
  "the",
  "ramp",
  "cracked",
  "“we",
  "were”",
  "warned",
  "he",
  "\n\n",
]

/** A text, and the places of its words. */
const texts = fc.array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 40 }).map((words) => words.join(" "))

const runs = fc.record({ at: fc.nat(60), length: fc.integer({ min: 1, max: 6 }) })
type Run = { at: number; length: number }

function spanAt(text: string, { at, length }: Run): Span {
  const words = [...text.matchAll(/\S+/g)]
  const first = words[at % words.length]
  const last = words[Math.min(words.length - 1, (at % words.length) + length - 1)]
  if (!first || !last) throw new Error("a text has words")
  return spanOf(text, first.index, last.index + last[0].length)
}

const someStatements = fc.array(
  fc.record({
    content: fc.array(runs, { maxLength: 2 }),
    cue: fc.array(runs, { maxLength: 1 }),
    source: fc.array(runs, { maxLength: 1 }),
    entity: fc.option(fc.nat(3)),
    within: fc.option(fc.nat(6)),
    stance: fc.option(fc.constantFrom(...Stance.options)),
    via: fc.option(runs),
  }),
  { minLength: 1, maxLength: 6 },
)
type Said = typeof someStatements extends fc.Arbitrary<infer T> ? T : never

const names = fc.array(
  fc.record({ mention: runs, type: fc.constantFrom(...EntityType.options), unnamed: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 4,
  },
)
type Names = typeof names extends fc.Arbitrary<infer T> ? T : never

function recordOf(text: string, said: Said, called: Names, version = "1", id = "aaaaaaaaaaaaaaaa"): Record {
  const entities = called.map(({ mention, type, unnamed }, i) => {
    const span = spanAt(text, mention)
    return {
      id: `e${i + 1}`,
      name: span.text,
      type,
      mentions: [span],
      descriptors: [],
      ...(unnamed && { unnamed: true as const }),
    }
  })
  const entityOf = (i: number | null) => (i === null ? null : (entities[i % entities.length]?.id ?? null))
  const spansOf = (given: readonly Run[]) => {
    const spans = given.map((run) => spanAt(text, run)).toSorted((a, b) => a.start - b.start)
    return spans.filter(({ start }, i) => i === 0 || start >= (spans[i - 1]?.end ?? 0))
  }
  const statements = said.map((each, i): Statement => {
    const source = spansOf(each.source)
    return {
      id: `s${i + 1}`,
      source: { spans: source, entity: entityOf(each.entity), type: null, count: null },
      cue: { spans: spansOf(each.cue) },
      content: { spans: spansOf(each.content), quotation: "indirect" },
      stance: each.stance,
      addressee: null,
      medium: null,
      occasion: null,
      said: null,
      hedge: null,
      condition: null,
      via: each.via ? [{ spans: [spanAt(text, each.via)], entity: null, type: null }] : [],
      within: each.within !== null && each.within % said.length < i ? `s${(each.within % said.length) + 1}` : null,
      confidence: 1,
    }
  })
  const [trigger] = statements.flatMap(({ content }) => content.spans)
  return Record.parse({
    article: {
      id,
      uri: "a.txt",
      url: null,
      title: null,
      byline: null,
      outlet: null,
      published: null,
      updated: null,
      language: "en",
      sha256: id.padEnd(64, "0"),
      text,
    },
    entities,
    statements,
    events: trigger
      ? statements.map(({ id }, i) => ({
          id: `v${i + 1}`,
          trigger,
          type: "OTHER",
          participants: [],
          status: "occurred",
          date: null,
          statement: id,
        }))
      : [],
    times: [],
    notes: trigger ? [{ code: "speaker-unsure", span: trigger }] : [],
    model: { name: "m", version },
  })
}

const readings = fc
  .record({ text: texts, said: someStatements, called: names })
  .map(({ text, said, called }) => recordOf(text, said, called))

const asked: fc.Arbitrary<(text: string) => AskedOfStatement> = fc.oneof(
  fc.constantFrom("right", "unsure", "none").map((verdict) => () => ({ verdict }) as AskedOfStatement),
  fc.constantFrom(...Stance.options).map((stance) => () => ({ verdict: "stance" as const, stance })),
  fc.constant(() => ({ verdict: "speaker" as const, speaker: null })),
  runs.map((run) => (text: string) => ({ verdict: "speaker" as const, speaker: { name: spanAt(text, run).text } })),
  runs.map((run) => (text: string) => ({ verdict: "speaker" as const, speaker: spanAt(text, run) })),
  runs.map((run) => (text: string) => ({ verdict: "words" as const, words: [spanAt(text, run)] })),
)

/** Somebody marks words that were read as no statement, or as part of one. */
const missed = fc.record({
  content: runs,
  cue: fc.option(runs),
  source: fc.option(runs),
  stance: fc.option(fc.constantFrom(...Stance.options)),
  sourceType: fc.option(fc.constantFrom(...SourceType.options)),
})

const verdicts = fc.array(
  fc.record({
    statement: fc.nat(9),
    asked,
    missed: fc.option(missed, { freq: 2 }),
    minute: fc.nat(59),
    undone: fc.boolean(),
  }),
  {
    minLength: 1,
    maxLength: 8,
  },
)
type Asked = typeof verdicts extends fc.Arbitrary<infer T> ? T : never

/** The article with a text in front of it. */
function movedBehind(before: string, record: Record): Record {
  const moved: Record = JSON.parse(JSON.stringify(record), (_, value) =>
    typeof value?.start === "number"
      ? { ...value, start: value.start + before.length, end: value.end + before.length }
      : value,
  )
  const { article } = record
  return { ...moved, article: { ...article, id: "bbbbbbbbbbbbbbbb", text: before + article.text } }
}

const by = { who: "desk", why: null }

function kept(verdict: StatementVerdict, number: number, minute = 0, undone = false): StatementJudgement {
  const at = `2031-03-08T10:${String(minute).padStart(2, "0")}:00.000Z`
  return { ...verdict, number, at, undone, undoneBy: undone ? { who: "chief", at } : null, missing: [] }
}

const judgementsOn = (record: Record, given: Asked): StatementJudgement[] =>
  given.map(({ statement, asked, missed, minute, undone }, i) => {
    if (missed) return kept(missedOn(record, missed), i + 1, minute, undone)
    const { id } = record.statements[statement % record.statements.length] ?? { id: "s1" }
    const verdict = statementVerdict({ record, asRead: record, added: [] }, id, asked(record.article.text), by)
    return kept(verdict, i + 1, minute, undone)
  })

function missedOn(
  record: Record,
  { content, cue, source, stance, sourceType }: typeof missed extends fc.Arbitrary<infer T> ? T : never,
): StatementVerdict {
  const said = spanAt(record.article.text, content)
  const taken = [said]
  const beside = (run: Run | null) => {
    const span = run ? spanAt(record.article.text, run) : null
    if (!span || taken.some(({ start, end }) => span.start < end && start < span.end)) return []
    taken.push(span)
    return [span]
  }
  const asked = { content: [said], cue: beside(cue), source: beside(source), stance }
  return missedVerdict(record, { verdict: "missed", ...asked, ...(sourceType ? { sourceType } : {}) }, by)
}

function holds(record: Record): void {
  expect(Record.parse(record)).toEqual(record)
  JSON.stringify(record, (_, value) => {
    if (typeof value?.start === "number") {
      expect(value.text).toBe(record.article.text.slice(value.start, value.end))
      expect(value.end).toBeGreaterThan(value.start)
    }
    return value
  })
  const entities = record.entities.map(({ id }) => id)
  expect(new Set(entities).size).toBe(entities.length)
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]))
  for (const { source, within, via } of record.statements) {
    for (const { entity } of [source, ...via]) if (entity !== null) expect(entities).toContain(entity)
    const seen = new Set<string>()
    for (let outer = within; outer !== null; outer = statements.get(outer)?.within ?? null) {
      expect(statements.has(outer) && !seen.has(outer)).toBe(true)
      seen.add(outer)
    }
  }
  for (const { statement } of record.events) expect(statement === null || statements.has(statement)).toBe(true)
}

describe("a record as people corrected it", () => {
  it("quotes its article in every span, and hangs together, whatever was judged", () => {
    fc.assert(
      fc.property(readings, verdicts, (record, given) => {
        const result = corrected(record, judgementsOn(record, given))
        holds(result.record)
        const ids = record.statements.map(({ id }) => id)
        expect(ids.filter((id) => result.record.statements.some((each) => each.id === id))).toEqual(
          result.record.statements.map(({ id }) => id).filter((id) => ids.includes(id)),
        )
      }),
      { numRuns: 500 },
    )
  })

  it("is what every judgement that counts makes of the reading that it was made on", () => {
    fc.assert(
      fc.property(readings, verdicts, (record, given) => {
        const judgements = judgementsOn(record, given).map((each) => ({ ...each, undone: false }))
        const { applied, unfitting } = corrected(record, judgements)
        const bound = judgements.filter(({ target: { content, cue } }) => content.length > 0 || cue.length > 0)
        for (const each of bound) expect(unfitting).not.toContain(each)
        expect(applied.length + unfitting.length).toBe(judgements.length)
      }),
    )
  })

  it("holds on another reading of the text, and on another text, and says of each judgement whether it fits", () => {
    fc.assert(
      fc.property(
        readings,
        verdicts,
        texts,
        someStatements,
        names,
        fc.boolean(),
        (record, given, text, said, called, isOwn) => {
          const judgements = judgementsOn(record, given)
          const other = isOwn
            ? recordOf(record.article.text, said, called, "2")
            : recordOf(`${text}\n\n${record.article.text}`, said, called, "1", "bbbbbbbbbbbbbbbb")
          const result = corrected(other, judgements)
          holds(result.record)
          const counted = judgements.filter(({ undone }) => !undone).map(({ number }) => number)
          const told = [...result.applied.map(({ judgement }) => judgement), ...result.unfitting].map(
            ({ number }) => number,
          )
          expect(told.toSorted()).toEqual(counted.toSorted())
        },
      ),
      { numRuns: 500 },
    )
  })

  it("does not depend on the order in which judgements are given", () => {
    fc.assert(
      fc.property(readings, verdicts, fc.infiniteStream(fc.nat()), (record, given, random) => {
        const judgements = judgementsOn(record, given)
        const order = new Map(judgements.map((each) => [each, random.next().value]))
        const shuffled = judgements.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        expect(corrected(record, shuffled)).toEqual(corrected(record, judgements))
      }),
    )
  })

  it("is the machine's, byte for byte, when all is undone", () => {
    fc.assert(
      fc.property(readings, verdicts, (record, given) => {
        const judgements = judgementsOn(record, given).map((each) => ({ ...each, undone: true }))
        expect(corrected(record, judgements)).toEqual({ record, applied: [], unfitting: [], added: [] })
        expect(JSON.stringify(corrected(record, judgements).record)).toBe(JSON.stringify(record))
      }),
    )
  })

  it("is the machine's but for who confirmed it, where what was read is right", () => {
    fc.assert(
      fc.property(readings, (record) => {
        const judgements = judgementsOn(
          record,
          record.statements.map((_, statement) => ({
            statement,
            asked: () => ({ verdict: "right" as const }),
            missed: null,
            minute: 0,
            undone: false,
          })),
        )
        const { judged: _, ...first } = corrected(record, judgements.slice(0, 1)).record.statements[0] ?? {}
        expect(first).toEqual(record.statements[0])
      }),
    )
  })

  it("has the very words that were judged, also where they stand elsewhere in a later version", () => {
    fc.assert(
      fc.property(readings, runs, texts, (record, run, before) => {
        const [statement] = record.statements
        const words = spanAt(record.article.text, run)
        const asked = { verdict: "words" as const, words: [words] }
        const verdict = statementVerdict({ record, asRead: record, added: [] }, statement?.id ?? "", asked, by)
        const made = corrected(record, [kept(verdict, 1)])
        const later = corrected(movedBehind(`${before}\n\n`, record), [kept(verdict, 1)])
        for (const { record, applied } of [made, later])
          for (const { statement: id } of applied) {
            const content = record.statements.find((each) => each.id === id)?.content.spans
            expect(content?.map(({ text }) => text)).toEqual([words.text])
          }
        const others = { ...verdict, words: [{ ...words, text: words.text.replace(/.$/, "x") }] }
        expect(corrected(record, [kept(others, 1)])).toMatchObject({ record, applied: [] })
      }),
    )
  })

  it("has what was missed once, with the words that somebody marked, whatever else was judged before; and its number for good", () => {
    fc.assert(
      fc.property(readings, verdicts, missed, missed, (record, given, first, second) => {
        const others = judgementsOn(record, given).map((each) => ({ ...each, undone: true }))
        const one = kept(missedOn(record, first), 98, 10)
        const two = kept(missedOn(record, second), 99, 20)
        const both = corrected(record, [...others, one, two])
        for (const { judgement, statement: id } of both.applied) {
          const found = both.record.statements.find((each) => each.id === id)
          const isLast = both.applied.findLast(({ statement }) => statement === id)?.judgement === judgement
          if (isLast) expect(found?.content.spans).toEqual(judgement.target.content)
          expect(found?.judged?.map(({ verdict }) => verdict)).toContain("missed")
        }
        expect(both.applied).toHaveLength(2)
        const idOf = (made: ReturnType<typeof corrected>, of: StatementJudgement) =>
          made.applied.find(({ judgement }) => judgement.number === of.number)?.statement
        const alone = corrected(record, [...others, { ...one, undone: true }, two])
        const isApart = idOf(both, one) !== idOf(both, two)
        if (isApart) expect(idOf(alone, two)).toBe(idOf(both, two))
        holds(both.record)
      }),
    )
  })

  it("never takes words that stand elsewhere for those of a judgement from elsewhere", () => {
    fc.assert(
      fc.property(
        readings,
        fc.array(fc.record({ start: fc.nat(200), end: fc.nat(200), text: fc.string() }), {
          minLength: 1,
          maxLength: 3,
        }),
        (record, spans) => {
          const target = { article: record.article.id, content: spans, source: [], cue: spans }
          const made = [
            kept({ about: "statement", target, verdict: "words", words: spans, ...by }, 1),
            kept(
              {
                about: "statement",
                target,
                verdict: "speaker",
                speaker: { name: "Eve", type: "person", spans },
                source: spans,
                ...by,
              },
              2,
            ),
            kept(
              { about: "statement", target, verdict: "missed", speaker: null, stance: null, sourceType: null, ...by },
              4,
            ),
            kept(
              {
                about: "statement",
                target: { ...target, article: "cccccccccccccccc" },
                verdict: "right",
                speaker: null,
                source: spans,
                stance: null,
                words: spans,
                ...by,
              },
              3,
            ),
          ]
          holds(corrected(record, made).record)
        },
      ),
    )
  })
})
