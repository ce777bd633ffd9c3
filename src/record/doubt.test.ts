import { describe, expect, it } from "vitest"
import { articleSaying } from "../../test/doubtful.ts"
import { type Doubt, doubtsOf } from "./doubt.ts"

const doubtOf = (made: Parameters<typeof articleSaying>[0]): Doubt | undefined => doubtsOf(articleSaying(made))[0]

const sure = { title: "A", stance: "says", confidence: 0.95 } as const

describe("doubts of a record", () => {
  it("are none where a name says it and the reading is sure", () => {
    expect(doubtOf(sure)).toBeUndefined()
  })

  it("are low confidence, by the harm of the stance", () => {
    const [denial, question] = (["denies", "asks"] as const).map((stance) =>
      doubtOf({ ...sure, stance, confidence: 0.5 }),
    )
    expect([denial?.kind, question?.kind]).toEqual(["low confidence", "low confidence"])
    expect(denial?.weight).toBeGreaterThan(question?.weight ?? 1)
  })

  it.each(["the official", "an aide", "one of them"])("are a name that was put on %s", (source) => {
    expect(doubtOf({ ...sure, source })?.kind).toBe("name on unnamed words")
  })

  it.each(["She", "Ilves", "Mrs Ilves", "Marta"])("are none where %s stands for Marta Ilves", (source) => {
    expect(doubtOf({ ...sure, source })).toBeUndefined()
  })

  it("are a speaker who is the hearer too", () => {
    const record = articleSaying(sure)
    const [statement] = record.statements
    if (!statement) throw new Error("no statement")
    const told = { ...statement, addressee: { spans: statement.source.spans, entity: "e1" } }
    expect(doubtsOf({ ...record, statements: [told] })).toMatchObject([{ kind: "speaker is hearer" }])
  })
})
