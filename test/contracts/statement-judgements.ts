/** What every ledger promises of judgements on statements: one body of tests, run on each. */

import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { z } from "zod"
import {
  AskedMissed,
  type AskedOfStatement,
  type Ledger,
  missedVerdict,
  statementVerdict,
} from "../../src/ledger/index.ts"
import { entityOf, type Judgement, type Patch, type Record, type Statement } from "../../src/record/index.ts"
import { written } from "../story/records.ts"

const TEXT =
  "Ada Venn said the ferry was safe. Bo Larch nodded. The harbour master denied that the ramp had cracked. " +
  "“We were warned,” Cora Dell said. A neighbour heard a bang."

const article = (
  version = "1",
  text = TEXT,
  id = "aaaaaaaaaaaaaaaa",
  url = "https://courier.example/ferry",
): Record => ({
  ...written(
    id,
    { outlet: "Courier", on: "2031-03-08", url, title: "Ferry in doubt" },
    text,
    { says: "the ferry was safe", by: "Ada Venn", cue: "said" },
    {
      says: /the ramp had (?:ever )?cracked/.exec(text)?.[0] ?? "",
      by: "The harbour master",
      type: "described",
      entity: "person",
      cue: "denied",
      stance: "denies",
    },
    { says: "“We were warned,”", by: "Cora Dell", cue: "said", quotation: "direct" },
    { says: "a bang", by: "A neighbour", type: "described", entity: "person", cue: "heard" },
  ),
  model: { name: "m", version },
})

const ID = article().article.id

export function statementJudgementsContract(
  name: string,
  make: () => Promise<{ ledger: Ledger; reopen: () => Promise<Ledger>; remove: () => Promise<void> }>,
) {
  describe(`judgements on statements of a ledger in ${name}`, () => {
    let ledger: Ledger
    let remove: () => Promise<void>
    beforeEach(async () => {
      ;({ ledger, remove } = await make())
      await ledger.record(article())
    })
    afterEach(async () => {
      await ledger.close()
      await remove()
    })

    const kept = async (id = ID, of = ledger) => {
      const found = await of.article(id)
      if (!found) throw new Error(`there is no article ${id}`)
      return found
    }
    const judge = async (
      statement: string,
      asked: AskedOfStatement,
      { who = "desk", id = ID } = {},
    ): Promise<Judgement> => ledger.judge(statementVerdict(await kept(id), statement, asked, { who, why: "checked" }))
    const statement = async (id: string, article = ID): Promise<Statement | undefined> =>
      (await kept(article)).record.statements.find((each) => each.id === id)
    const speakerOf = async (id: string, article = ID) => {
      const { record } = await kept(article)
      return entityOf(record, record.statements.find((each) => each.id === id)?.source.entity ?? null)?.name ?? null
    }
    const found = async (query: Parameters<Ledger["search"]>[0]) =>
      (await ledger.search({ of: "statements", ...query })).items.map(({ id }) => id.split("/")[1]).toSorted()

    it("give the record as it was corrected beside the one that was read, and say who did", async () => {
      const made = await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
      expect(made).toMatchObject({
        number: 1,
        about: "statement",
        verdict: "speaker",
        missing: [],
        undone: false,
        undoneBy: null,
      })
      const { record, asRead, unfitting } = await kept()
      expect(unfitting).toEqual([])
      expect(JSON.stringify(asRead)).toBe(JSON.stringify(article()))
      expect(await speakerOf("s1")).toBe("Bo Larch")
      expect(await statement("s1")).toMatchObject({
        source: { spans: [{ text: "Bo Larch" }], type: "named" },
        judged: [{ number: 1, verdict: "speaker", who: "desk", why: "checked", at: made.at }],
      })
      expect(record.statements.slice(1)).toEqual(asRead.statements.slice(1))
      const all = []
      for await (const each of ledger.records()) all.push(each)
      expect(all).toEqual([{ ...(await kept()) }])
    })

    it("leave open who says it where nobody can tell", async () => {
      await judge("s1", { verdict: "speaker", speaker: null })
      expect(await statement("s1")).toMatchObject({
        source: { entity: null, type: null, spans: [{ text: "Ada Venn" }] },
      })
      expect(await found({ speaker: "ada" })).toEqual(["s1"])
      expect((await ledger.search({ of: "statements", words: "ferry" })).items[0]?.entity).toBeNull()
    })

    it("change the stance, the words, and take out what is no statement, without numbering anew", async () => {
      await judge("s2", { verdict: "stance", stance: "says" })
      const start = TEXT.indexOf("was safe")
      await judge("s1", { verdict: "words", words: [{ start, end: start + 8 }] })
      await judge("s4", { verdict: "none" })
      const { record } = await kept()
      expect(record.statements.map(({ id }) => id)).toEqual(["s1", "s2", "s3"])
      expect(await statement("s2")).toMatchObject({
        stance: "says",
        content: { spans: [{ text: "the ramp had cracked" }] },
      })
      expect(await statement("s1")).toMatchObject({ content: { spans: [{ text: "was safe" }], quotation: "indirect" } })
    })

    it("are followed at once by search, speakers, outlets and counts, and so is undoing them", async () => {
      const before = {
        speakers: await ledger.speakers(),
        outlets: await ledger.outlets(),
        all: await found({}),
        denials: await found({ stance: "denies" }),
      }
      await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
      await judge("s2", { verdict: "stance", stance: "says" })
      await judge("s4", { verdict: "none" })
      expect(await found({ speaker: "larch" })).toEqual(["s1"])
      expect(await found({ speaker: "venn" })).toEqual([])
      expect(await found({ stance: "denies" })).toEqual([])
      expect(await found({ words: "bang" })).toEqual([])
      expect((await ledger.outlets()).items).toMatchObject([{ name: "Courier", articles: 1, statements: 3 }])
      expect((await ledger.speakers()).items.map(({ name, statements }) => [name, statements]).toSorted()).toEqual([
        ["Bo Larch", 1],
        ["Cora Dell", 1],
        ["The harbour master", 1],
      ])
      for (const number of [1, 2, 3]) expect(await ledger.undo(number, "chief")).toMatchObject({ undone: true })
      expect({
        speakers: await ledger.speakers(),
        outlets: await ledger.outlets(),
        all: await found({}),
        denials: await found({ stance: "denies" }),
      }).toEqual(before)
      expect(JSON.stringify((await kept()).record)).toBe(JSON.stringify(article()))
      expect(await ledger.judgements()).toMatchObject(
        [1, 2, 3].map((number) => ({ number, undoneBy: { who: "chief" } })),
      )
    })

    const missed = async (asked: Omit<z.input<typeof AskedMissed>, "verdict">, id = ID) => {
      const whole = AskedMissed.parse({ verdict: "missed", ...asked })
      return ledger.judge(missedVerdict((await kept(id)).record, whole, { who: "desk", why: null }))
    }

    it("put in what was missed, and it is found, counted and told like any other, until that is undone", async () => {
      const before = { ...(await kept()).record }
      await missed({ content: ["nodded"], source: ["Bo Larch"], sourceType: "named", stance: "supports" })
      await missed({ content: ["a bang"], cue: ["heard"], stance: "says", sourceType: "described" })
      const { record, asRead, added } = await kept()
      expect(JSON.stringify(asRead)).toBe(JSON.stringify(article()))
      expect(added.map(({ id }) => id)).toEqual(["s5"])
      expect(record.statements.map(({ id }) => id)).toEqual(["s1", "s5", "s2", "s3", "s4"])
      expect(await statement("s5")).toMatchObject({
        source: { spans: [{ text: "Bo Larch", start: TEXT.indexOf("Bo Larch") }], type: "named" },
        content: { spans: [{ text: "nodded" }], quotation: "indirect" },
        stance: "supports",
        confidence: 1,
        judged: [{ verdict: "missed", who: "desk" }],
      })
      // What is read already is not put in twice: it is as somebody said it is.
      expect(await statement("s4")).toMatchObject({ stance: "says", judged: [{ verdict: "missed" }] })
      expect(await speakerOf("s5")).toBe("Bo Larch")
      expect(await found({ speaker: "larch" })).toEqual(["s5"])
      expect(await found({ words: "nodded" })).toEqual(["s5"])
      expect((await ledger.outlets()).items).toMatchObject([{ statements: 5 }])
      for (const number of [1, 2]) await ledger.undo(number, "desk")
      expect(JSON.stringify((await kept()).record)).toBe(JSON.stringify(before))
      expect(await found({ words: "nodded" })).toEqual([])
      expect((await ledger.outlets()).items).toMatchObject([{ statements: 4 }])
    })

    it("hold of what was put in as of what was read: it is corrected, taken out, and keeps its number", async () => {
      await missed({ content: ["was safe"], source: ["Ada Venn"], cue: ["said the"] })
      await missed({ content: ["nodded"], source: ["Bo Larch"] })
      await ledger.undo(1, "desk")
      await judge("s6", { verdict: "speaker", speaker: { name: "Cora Dell" } })
      await judge("s6", { verdict: "stance", stance: "confirms" })
      expect(await speakerOf("s6")).toBe("Cora Dell")
      expect(await statement("s6")).toMatchObject({ stance: "confirms" })
      await judge("s6", { verdict: "none" })
      expect(await statement("s6")).toBeUndefined()
      await ledger.undo(6, "desk")
      expect(await speakerOf("s6")).toBe("Cora Dell")
      expect((await statement("s6"))?.judged?.map(({ verdict }) => verdict)).toEqual(["missed", "speaker", "stance"])
    })

    it("take what was missed along into later versions and other readings, one of which may have it of itself", async () => {
      await missed({ content: ["nodded"], source: ["Bo Larch"], stance: "supports" })
      const later = article("1", `At nine it rained. ${TEXT}`, "bbbbbbbbbbbbbbbb")
      await ledger.record(later)
      const { record, added } = await kept(later.article.id)
      expect(added.map(({ id, content }) => [id, content.spans[0]?.start])).toEqual([
        ["s5", record.article.text.indexOf("nodded")],
      ])
      const again = written(
        later.article.id,
        { outlet: "Courier", on: "2031-03-08", url: "https://courier.example/ferry", title: "Ferry in doubt" },
        later.article.text,
        { says: "nodded", by: "Bo Larch" },
      )
      await ledger.record({ ...again, model: { name: "m", version: "2" } })
      const reread = await kept(later.article.id)
      expect(reread.added).toEqual([])
      expect(reread.record.statements).toMatchObject([
        { id: "s1", stance: "supports", judged: [{ verdict: "missed" }] },
      ])
    })

    it("say which words of what was missed the article has not, or more than once", async () => {
      await expect(missed({ content: ["nodded off"] })).rejects.toThrow("nowhere says these words")
      await expect(missed({ content: ["the"] })).rejects.toThrow("2 times")
      await expect(missed({ content: ["nodded"], source: ["nodded"] })).rejects.toThrow("nowhere says these words")
      const start = TEXT.indexOf("nodded")
      await expect(missed({ content: ["nodded"], cue: [{ start, end: start + 3 }] })).rejects.toThrow("given twice")
      expect(await ledger.judgements()).toEqual([])
    })

    it("outlive another model that reads the same words, and say where they no longer fit", async () => {
      await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
      await judge("s3", { verdict: "stance", stance: "warns" })
      await judge("s4", { verdict: "none" })
      const again = article("2")
      // Read in another order, with a word more, and without what Cora Dell said.
      const [one, two, , four] = again.statements
      if (!one || !two || !four) throw new Error("it has four statements")
      await ledger.record({
        ...again,
        statements: [
          { ...two, id: "s1" },
          { ...one, id: "s2" },
          { ...four, id: "s3" },
        ],
      })
      expect(await speakerOf("s2")).toBe("Bo Larch")
      expect((await kept()).record.statements.map(({ id }) => id)).toEqual(["s1", "s2"])
      expect((await kept()).unfitting).toMatchObject([{ number: 2, verdict: "stance" }])
      expect(await found({ speaker: "larch" })).toEqual(["s2"])
      expect((await ledger.outlets()).items).toMatchObject([{ statements: 2 }])
      await ledger.record({ ...article("3"), statements: article("3").statements.slice(0, 3) })
      expect((await kept()).unfitting).toEqual([])
      expect(await statement("s3")).toMatchObject({ stance: "warns" })
    })

    it("go with the words into a later version of the article, wherever they stand in it", async () => {
      await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
      await judge("s2", { verdict: "stance", stance: "says" })
      const later = `Bo Larch came late. ${TEXT.replace("the ramp had cracked", "the ramp had ever cracked")}`
      const record = article("1", later, "bbbbbbbbbbbbbbbb")
      expect(await ledger.record(record)).toBe("revised")
      expect(await speakerOf("s1", record.article.id)).toBe("Bo Larch")
      expect(await statement("s2", record.article.id)).toMatchObject({ stance: "denies" })
      expect((await kept(record.article.id)).unfitting).toMatchObject([{ number: 2 }])
      expect((await kept()).unfitting).toEqual([])
      expect(await found({ speaker: "larch" })).toEqual(["s1"])
    })

    it("hold what was confirmed against a model that reads otherwise", async () => {
      await judge("s2", { verdict: "right" })
      const again = article("2")
      const [one] = again.entities
      const statements = again.statements.map((each) =>
        each.id === "s2"
          ? { ...each, stance: "says" as const, source: { ...each.source, entity: one?.id ?? null } }
          : each,
      )
      await ledger.record({ ...again, statements })
      expect(await statement("s2")).toMatchObject({ stance: "denies", judged: [{ verdict: "right" }] })
      expect(await speakerOf("s2")).toBe("The harbour master")
    })

    it("count in the order in which they were made; who is unsure changes nothing", async () => {
      await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
      await judge("s1", { verdict: "none" })
      expect(await statement("s1")).toBeUndefined()
      await judge("s1", { verdict: "speaker", speaker: { name: "Cora Dell" } })
      await judge("s1", { verdict: "unsure" }, { who: "ann" })
      expect(await speakerOf("s1")).toBe("Cora Dell")
      expect((await statement("s1"))?.judged?.map(({ verdict, who }) => [verdict, who])).toEqual([
        ["speaker", "desk"],
        ["none", "desk"],
        ["speaker", "desk"],
        ["unsure", "ann"],
      ])
      await ledger.undo(3, "desk")
      expect(await statement("s1")).toBeUndefined()
      await ledger.undo(2, "desk")
      expect(await speakerOf("s1")).toBe("Bo Larch")
    })

    it("make an article be compared again, and what was found of it before is gone", async () => {
      const other = article("1", `Again. ${TEXT}`, "cccccccccccccccc", "https://herald.example/ferry")
      await ledger.record(other)
      const compareAll = async () => {
        const wanted: string[] = []
        for await (const { record } of ledger.uncompared("claims/1")) {
          wanted.push(record.article.id)
          const found =
            wanted.length > 1 || record.article.id !== ID
              ? [
                  {
                    other: record.article.id === ID ? other.article.id : ID,
                    linked: true,
                    value: String(record.statements.length),
                  },
                ]
              : []
          await ledger.compare("claims/1", record, found)
        }
        return wanted
      }
      const both = [ID, other.article.id]
      expect(await compareAll()).toEqual(both)
      await judge("s4", { verdict: "none" })
      expect(await ledger.comparisons("claims/1", both)).toEqual([])
      const stale = await kept(ID)
      expect(await compareAll()).toEqual([ID])
      await judge("s3", { verdict: "right" })
      await judge("s1", { verdict: "stance", stance: "warns" })
      await ledger.compare("claims/1", stale.record, [])
      const wanted = []
      for await (const { record } of ledger.uncompared("claims/1")) wanted.push(record.article.id)
      expect(wanted).toEqual([ID])
      // That somebody confirmed a statement changes nothing of what it claims.
      await compareAll()
      await judge("s2", { verdict: "right" })
      expect(await compareAll()).toEqual([])
      await ledger.undo(1, "desk")
      expect(await compareAll()).toEqual([ID])
    })

    it("that another ledger put into a record are no judgements here", async () => {
      const judged = [{ number: 7, verdict: "right" as const, who: "them", why: null, at: "2031-03-08T10:00:00.000Z" }]
      const again = article("2")
      await ledger.record({ ...again, statements: again.statements.map((each) => ({ ...each, judged })) })
      for await (const { record } of ledger.uncompared("claims/1")) await ledger.compare("claims/1", record, [])
      for await (const { record } of ledger.uncompared("claims/1")) expect(record.article.id).toBe("compared")
      expect(await ledger.judgements()).toEqual([])
    })

    it("leave the marks of an article as they were read, through any number of judgements and readings", async () => {
      const marksOf = ({ model }: Record) => [Number(model.version)]
      const sharing = async (mark: number) =>
        (await ledger.sharing("text", [mark], { fewest: 1, most: 9 })).map(({ id }) => id)
      await ledger.mark("text", marksOf)
      await judge("s1", { verdict: "none" })
      await ledger.record(article("2"))
      await judge("s2", { verdict: "none" })
      await ledger.mark("text", marksOf)
      expect([await sharing(1), await sharing(2)]).toEqual([[], [ID]])
      expect((await kept()).readings.map(({ version }) => version)).toEqual(["1", "2"])
    })

    describe("go to another ledger", () => {
      let other: Ledger
      let removeOther: () => Promise<void>
      beforeEach(async () => {
        ;({ ledger: other, remove: removeOther } = await make())
      })
      afterEach(async () => {
        await other.close()
        await removeOther()
      })
      const patch = async (): Promise<Patch[]> =>
        (await ledger.judgements()).map(({ number: _, missing: __, undone: ___, ...rest }) => rest)

      it("with who, when, why and that they were undone, once however often they are taken", async () => {
        await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
        await judge("s2", { verdict: "stance", stance: "says" })
        await ledger.undo(2, "chief")
        await ledger.judge({ about: "copy", verdict: "unsure", a: ID, b: "cccccccccccccccc", who: "ann", why: null })
        await missed({ content: ["nodded"], source: ["Bo Larch"] })
        const outcomes = async () => {
          const taken = await other.take(await patch())
          return taken.map((one) => ("refused" in one ? one.refused.message : one.outcome))
        }
        expect(await outcomes()).toEqual(["taken", "taken", "taken", "taken"])
        expect(await outcomes()).toEqual(["known", "known", "known", "known"])
        await other.record(article())
        const plain = async (of: Ledger) => (await of.judgements()).map(({ number: _, ...rest }) => rest)
        expect(await plain(other)).toEqual(await plain(ledger))
        expect((await kept(ID, other)).record.statements).toMatchObject((await kept()).record.statements)
        await ledger.undo(1, "chief")
        expect(await outcomes()).toEqual(["undone", "known", "known", "known"])
        await ledger.undo(5, "chief")
        expect(await outcomes()).toEqual(["known", "known", "known", "undone"])
        expect(JSON.stringify((await kept(ID, other)).record)).toBe(JSON.stringify(article()))
      })

      it("and both come to the same where they judged the same statement, whoever takes first", async () => {
        await other.record(article())
        await judge("s1", { verdict: "speaker", speaker: { name: "Bo Larch" } })
        await new Promise((done) => setTimeout(done, 5))
        const verdict = statementVerdict(
          await kept(ID, other),
          "s1",
          { verdict: "speaker", speaker: { name: "Cora Dell" } },
          { who: "them", why: null },
        )
        await other.judge(verdict)
        const [mine = []] = [await patch()]
        const theirs = (await other.judgements()).map(({ number: _, missing: __, undone: ___, ...rest }): Patch => rest)
        await ledger.take(theirs)
        await other.take(mine)
        for (const of of [ledger, other]) {
          const { record } = await kept(ID, of)
          expect(entityOf(record, record.statements[0]?.source.entity ?? null)?.name).toBe("Cora Dell")
        }
      })

      it("but not from the future", async () => {
        await judge("s1", { verdict: "none" })
        const [one] = await patch()
        if (!one) throw new Error("there is one")
        const taken = await other.take([{ ...one, at: "9999-01-01T00:00:00.000Z" }, one])
        expect(taken).toMatchObject([{ refused: { message: expect.stringContaining("future") } }, { outcome: "taken" }])
        expect(await other.judgements()).toHaveLength(1)
      })
    })

    it("of who is unsure of two things bind nothing and lift nothing", async () => {
      const [a = "", b = ""] = (await ledger.speakers()).items.map(({ id }) => id ?? "")
      const names = async () => (await ledger.speakers()).items.length
      await ledger.judge({ about: "entity", verdict: "unsure", a, b, who: "desk", why: null })
      expect(await names()).toBe(4)
      await ledger.judge({ about: "entity", verdict: "same", a, b, who: "desk", why: null })
      expect(await names()).toBe(3)
      await ledger.judge({ about: "entity", verdict: "unsure", a, b, who: "ann", why: null })
      expect(await names()).toBe(3)
      expect((await ledger.judgements()).map(({ verdict }) => verdict)).toEqual(["unsure", "same", "unsure"])
    })
  })
}
