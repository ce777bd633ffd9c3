/** Answers that many ask for at once: made once, never older than what whoever asks was told of, and none is lost because somebody else went away. */
import { describe, expect, it } from "vitest"
import type { Subject } from "../../src/ledger/index.ts"
import { BusyError, MissingError } from "../../src/record/index.ts"
import { answersOf } from "../../src/serve/answers.ts"
import { freshness } from "../../src/serve/freshness.ts"
import type { Text } from "../../src/serve/threads/messages.ts"

interface Making {
  /** As a thread answers, that began when this was the last change. */
  answer(words: string, at: number, reads: readonly Subject[] | null): void
  fail(error: Error): void
}

/** A pool whose answers come when the test says so. */
function desk(most?: number) {
  const fresh = freshness()
  const makings: Making[] = []
  const text = () =>
    new Promise<Text>((resolve, reject) => {
      makings.push({
        answer: (words, at, reads) =>
          resolve({ body: new TextEncoder().encode(words), hash: words, gap: null, at, reads: reads && [...reads] }),
        fail: reject,
      })
    })
  const answers = answersOf({ text }, fresh, most)
  const ask = async (q = "") => Buffer.from((await answers.of("articles", { q }, "json")).body).toString()
  const changed = (n: number, ...subjects: Subject[]) =>
    fresh.changed({ n, subjects: new Map(subjects.map((subject) => [subject, n])) })
  return { ask, changed, makings, fresh, answers }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe("an answer", () => {
  it("is made once for all who ask meanwhile, and given again while nothing that it depends on changes", async () => {
    const { ask, changed, makings } = desk()
    const asked = [ask(), ask(), ask()]
    makings[0]?.answer("one", 0, ["articles"])
    expect(await Promise.all(asked)).toEqual(["one", "one", "one"])
    changed(1, "pairs")
    expect(await ask()).toBe("one")
    expect(makings).toHaveLength(1)
    changed(2, "articles")
    const again = ask()
    makings[1]?.answer("two", 2, ["articles"])
    expect(await again).toBe("two")
  })

  it("that was begun before a change is not given to whoever knows of that change", async () => {
    const { ask, changed, makings } = desk()
    const early = ask()
    changed(1, "articles")
    const late = [ask(), ask()]
    makings[0]?.answer("old", 0, ["articles"])
    expect(await early).toBe("old")
    await turn()
    makings[1]?.answer("new", 1, ["articles"])
    expect([...(await Promise.all(late)), makings.length]).toEqual(["new", "new", 2])
  })

  it("that was begun before a change which does not concern it is given to all", async () => {
    const { ask, changed, makings } = desk()
    const early = ask()
    changed(1, "pairs")
    const late = ask()
    makings[0]?.answer("one", 0, ["articles"])
    expect([await early, await late, makings.length]).toEqual(["one", "one", 1])
  })

  it("of which nobody knows what it depends on is made again after each change", async () => {
    const { ask, changed, makings } = desk()
    const first = ask()
    makings[0]?.answer("one", 0, null)
    await first
    changed(1, "marks")
    const second = ask()
    makings[1]?.answer("two", 1, null)
    expect(await second).toBe("two")
  })

  it("is made anew for those who waited, where the one who asked for it went away", async () => {
    const { ask, makings } = desk()
    const gone = ask()
    const others = [ask(), ask()]
    makings[0]?.fail(new BusyError({ what: "whoever asked went away", where: "the desk", next: "ask again" }))
    await expect(gone).rejects.toThrow(BusyError)
    await turn()
    makings[1]?.answer("one", 0, [])
    expect([...(await Promise.all(others)), makings.length]).toEqual(["one", "one", 2])
  })

  it("that is a mistake is told to all, and not kept", async () => {
    const { ask, makings } = desk()
    const asked = [ask(), ask()]
    makings[0]?.fail(new MissingError({ what: "there is none", where: "x", next: "look" }))
    for (const each of asked) await expect(each).rejects.toThrow(MissingError)
    const again = ask()
    makings[1]?.answer("one", 0, [])
    expect(await again).toBe("one")
  })

  it("is kept as long as there is room, those that were asked for last", async () => {
    const most = 2400
    const { ask, makings, answers } = desk(most)
    for (const q of "abcdefghijklmnop") {
      const asked = ask(q)
      makings.at(-1)?.answer(q, 0, [])
      await asked
      await turn()
      expect(answers.size().bytes).toBeLessThanOrEqual(most)
    }
    expect([await ask("p"), await ask("o"), answers.size().hits]).toEqual(["p", "o", 2])
    const again = ask("a")
    expect(makings).toHaveLength(17)
    makings[16]?.answer("a", 0, [])
    expect(await again).toBe("a")
  })
})

describe("what is known of changes", () => {
  it("holds an answer for old rather than forget a change", () => {
    const known = freshness(2)
    const changed = (n: number, subject: Subject) => known.changed({ n, subjects: new Map([[subject, n]]) })
    changed(1, "article/a")
    changed(2, "article/b")
    changed(3, "article/c")
    expect(known.isFresh({ at: 0, reads: ["article/a"] })).toBe(false)
    expect(known.isFresh({ at: 2, reads: ["article/a", "article/b"] })).toBe(true)
    expect(known.isFresh({ at: 2, reads: ["article/c"] })).toBe(false)
    // Of those that are not remembered, it could be any.
    expect(known.isFresh({ at: 0, reads: ["article/never"] })).toBe(false)
  })

  it("is put together of what several tell, in whatever order it comes", () => {
    const known = freshness()
    known.changed({ n: 5, subjects: new Map([["articles", 4]]) })
    known.changed({ n: 3, subjects: new Map([["articles", 2]]) })
    expect([known.known(), known.isFresh({ at: 3, reads: ["articles"] })]).toEqual([5, false])
    expect(known.isFresh({ at: 4, reads: ["articles"] })).toBe(true)
    known.changed({ n: 6, subjects: null })
    expect(known.isFresh({ at: 5, reads: ["articles"] })).toBe(false)
  })
})
