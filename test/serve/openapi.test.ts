import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { createClient } from "@hey-api/openapi-ts"
import { Validator } from "@seriousme/openapi-schema-validator"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { apiDocs } from "../../scripts/api-docs.ts"
import { quarryTalks, voteCount } from "../web/records.ts"
import { type Served, served } from "./served.ts"

interface Parameter {
  name: string
  in: string
  description?: string
}

interface Document {
  openapi: string
  paths: { [path: string]: { [method: string]: { operationId: string; summary: string; parameters: Parameter[] } } }
}

describe("the description of the API", () => {
  let desk: Served
  let document: Document
  const folder = mkdtempSync(join(tmpdir(), "hearsay-client-"))
  beforeAll(async () => {
    desk = await served([voteCount(), quarryTalks()])
    document = (await desk.get("/openapi.json")).json as Document
  })
  afterAll(async () => {
    await desk.close()
    rmSync(folder, { recursive: true })
  })

  it("is OpenAPI 3.1, as somebody else's validator has it", async () => {
    expect(document.openapi).toBe("3.1.0")
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) })
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    const { paths } = structuredClone(document)
    expect((await new Validator().validate({ ...document, paths: { ...paths, "no-slash": 1 } })).valid).toBe(false)
  })

  it("says of each operation what it does, and of each field what it means", () => {
    for (const methods of Object.values(document.paths))
      for (const { summary, parameters, operationId } of Object.values(methods)) {
        expect(summary, operationId).toMatch(/^[A-Z].*\.$/)
        for (const each of parameters.filter((parameter) => "name" in parameter))
          expect(each.description, `${operationId} ${each.name}`).toBeTruthy()
      }
  })

  it("stands in the docs as it is", () => {
    expect(readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8"), "run: node scripts/api-docs.ts").toBe(
      apiDocs(),
    )
  })

  it("is shown on a page that needs no script, each operation with its fields", async () => {
    const { status, text } = await desk.get("/api")
    expect(status).toBe(200)
    for (const [path, methods] of Object.entries(document.paths))
      for (const { operationId } of Object.values(methods)) {
        expect(text, operationId).toContain(`<article id="${operationId}"`)
        expect(text).toContain(`<code>${path}</code>`)
      }
    expect(text).toContain("words and beginnings* of a name, or an entity's id")
  })

  it("is enough to make a client of, which then gets what is there", async () => {
    await createClient({
      input: structuredClone(document) as never,
      output: { path: folder, module: { extension: ".ts" } },
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { level: "silent" },
    } as never)
    const { statements, article } = await import(pathToFileURL(join(folder, "sdk.gen.ts")).href)
    const { client } = await import(pathToFileURL(join(folder, "client.gen.ts")).href)
    client.setConfig({ baseUrl: desk.address })
    const found = await statements({ query: { speaker: "thole", limit: 2 } })
    expect(found.data.items).toHaveLength(2)
    const [{ article: id }] = found.data.items
    expect((await article({ path: { id } })).data.record.article).toEqual(quarryTalks().article)
    const wrong = await statements({ query: { stance: "sings" } })
    expect(wrong.error).toMatchObject({ status: 400, code: "usage", where: "stance" })
  })
})
