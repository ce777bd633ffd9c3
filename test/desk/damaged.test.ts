/** A ledger in whose file the record of one article is not what Hearsay writes: the others are shown, and which one is missing is said. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Answer, answerTo } from "../../src/desk/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { renderPage } from "../../src/serve/pages/render.ts"
import { accused, later } from "./records.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-damaged-"))
const path = join(folder, "desk.db")
const damaged = [{ article: accused.article.id, what: expect.stringContaining("is no record") }]
let ledger: Ledger

beforeAll(async () => {
  const made = openLedger(path)
  for (const record of [accused, later]) await made.record(record)
  await made.close()
  const db = new DatabaseSync(path)
  db.prepare("UPDATE reading SET body = x'00' WHERE article = (SELECT n FROM article WHERE id = ?)").run(
    accused.article.id,
  )
  db.close()
  ledger = openLedger(path)
})
afterAll(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true })
})

const ask = (name: Parameters<typeof answerTo>[1], asked: object) =>
  answerTo({ ledger, language: languageOf("en") }, name, asked)

describe("with one damaged record", () => {
  it("a search has the statements of the others, and says what is missing", async () => {
    const found = (await ask("search", {})) as Answer<"search">
    expect([found.damaged, found.items.map(({ article }) => article)]).toEqual([
      damaged,
      later.statements.map(() => later.article.id),
    ])
    // The index has them all the same.
    expect(found.facets.counted).toBe(accused.statements.length + later.statements.length)
    expect(await renderPage("search", found, {})).toContain(`damaged: ${accused.article.id}.`)
  })

  it("somebody's page, and an outlet's, show what the others have", async () => {
    const [renn] = (await ledger.speakers({ like: "Ada Renn" })).items
    const person = (await ask("person", { id: renn?.id })) as Answer<"person">
    expect([person.damaged, person.items.map(({ article }) => article)]).toEqual([damaged, [later.article.id]])
    expect(await renderPage("person", person, { id: person.id })).toContain(`damaged: ${accused.article.id}.`)
    const outlet = (await ask("outlet", { name: "Lisk Post" })) as Answer<"outlet">
    expect([outlet.damaged, outlet.opened]).toEqual([damaged, 0])
    expect(await renderPage("outlet", outlet, { name: "Lisk Post" })).toContain(`damaged: ${accused.article.id}.`)
  })

  it("its own page says that it is damaged", async () => {
    await expect(ask("article", { id: accused.article.id })).rejects.toThrow(/damaged: the reading of article/)
  })
})
