import { describe, expect, it } from "vitest"
import { InputError, recordJsonSchema, stances } from "./index.ts"

describe("recordJsonSchema", () => {
  it("describes every part of a record and lists the stances", () => {
    const schema = JSON.parse(JSON.stringify(recordJsonSchema()))
    expect(schema.required).toEqual(["article", "entities", "statements", "events", "times", "notes", "model"])
    expect(JSON.stringify(schema)).toContain(JSON.stringify(stances.map(([word]) => word)))
  })
})

describe("errors", () => {
  it("speak one line, even of a name with line breaks and escape sequences", () => {
    const error = new InputError({ what: "no such file", where: "a\n\u001b[31mb", next: "check the path" })
    expect(error.message).toBe("a [31mb: no such file; check the path")
    expect(error).toMatchObject({ name: "InputError", code: "input" })
  })
})
