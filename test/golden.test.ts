import { beforeAll, describe, expect, it } from "vitest"
import { loadReader, type Reader } from "../src/read/index.ts"
import { caseNames, expectedText, recordText } from "./golden/cases.ts"

let reader: Reader
beforeAll(async () => {
  reader = await loadReader()
})

describe("golden records (npm run golden shows what differs)", () => {
  it.each(caseNames())("%s", async (name) => {
    expect(JSON.parse(await recordText(name, reader))).toEqual(JSON.parse(expectedText(name)))
  })

  it.each(caseNames().filter((name) => name.startsWith("none-")))("%s reads nothing", async (name) => {
    expect(JSON.parse(expectedText(name))[0].statements).toEqual([])
  })
})
