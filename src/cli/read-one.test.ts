import { describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { openLedger } from "../ledger/index.ts"
import { InputError, ModelError } from "../record/index.ts"
import { addAll } from "./add-all.ts"
import { recordOrError } from "./read-one.ts"

const records = [0, 1, 2, 3, 4].map((i) => generatedRecord(3, i))
const articles = async function* () {
  for (const { article } of records) yield { article }
}
/** A reader whose third article has this fault in it. */
const failing = (fault: unknown) => async (article: { id: string }) => {
  const i = records.findIndex((record) => record.article.id === article.id)
  const record = records[i]
  if (i === 2 || !record) throw fault
  return record
}
const third = records[2]?.article

describe("a fault while one article is read", () => {
  it.each([
    ["a stack that ends", new RangeError("Maximum call stack size exceeded"), "RangeError: Maximum call stack"],
    ["a type", new TypeError("x is not iterable"), "TypeError: x is not iterable"],
    ["words", "boom", "boom"],
    ["one that Hearsay knows", new InputError({ what: "it is odd", where: "x", next: "look at it" }), "it is odd"],
  ])("is a failure of that article, and the others are added: %s", async (_, fault, reason) => {
    const ledger = openLedger(":memory:")
    const counts = await addAll(ledger, articles(), { read: failing(fault), inputs: 5 })
    expect(counts).toMatchObject({ added: 4, failed: 1 })
    expect(await ledger.failures()).toMatchObject([{ uri: third?.uri, reason: expect.stringContaining(reason) }])
    await ledger.close()
  })

  it("ends the run where it is the model's, for no other article will do better", async () => {
    const fault = new ModelError({ what: "it is cut", where: "models/reader", next: "install again" })
    if (third) await expect(recordOrError(third, failing(fault))).rejects.toBe(fault)
    expect(third).toBeDefined()
  })
})
