import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { UsageError } from "../../src/record/index.ts"
import { addToken, peopleIn, revokeToken, serve } from "../../src/serve/index.ts"
import { sessions } from "../../src/serve/people/sessions.ts"
import { tokensIn } from "../../src/serve/people/tokens.ts"
import { voteCount } from "../web/records.ts"
import { serving } from "./command.ts"
import { type Served, served } from "./served.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-people-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const fresh = () => join(folder, `${files++}.json`)

describe("a file of tokens", () => {
  it("knows who holds a token, and has nothing that it could be told from", () => {
    const file = fresh()
    const [ada, ivo] = [
      addToken(file, { name: "Ada Holm", role: "editor" }),
      addToken(file, { name: "Ivo", role: "reader" }),
    ]
    expect(tokensIn(file).holder(ada)).toEqual({ name: "Ada Holm", role: "editor" })
    expect(tokensIn(file).holder(ivo)).toEqual({ name: "Ivo", role: "reader" })
    const text = readFileSync(file, "utf8")
    for (const token of [ada, ivo]) for (const part of [token, token.slice(8, 24)]) expect(text).not.toContain(part)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it("knows nobody by anything else", () => {
    const file = fresh()
    const token = addToken(file, { name: "Ada Holm", role: "editor" })
    const tokens = tokensIn(file)
    fc.assert(
      fc.property(fc.string(), fc.nat(token.length - 1), (text, at) => {
        expect(tokens.holder(text)).toBeNull()
        expect(tokens.holder(token.slice(0, at))).toBeNull()
        expect(tokens.holder(token.slice(0, at) + text + token.slice(at)) === null || text === "").toBe(true)
      }),
    )
    const { sha256 } = JSON.parse(readFileSync(file, "utf8")).tokens[0]
    expect(tokens.holder(sha256)).toBeNull()
  })

  it("forgets a token that was revoked, also where it is open", () => {
    const file = fresh()
    const token = addToken(file, { name: "Ada Holm", role: "editor" })
    const open = tokensIn(file)
    expect(open.holder(token)).not.toBeNull()
    revokeToken(file, "Ada Holm")
    expect(open.holder(token)).toBeNull()
    expect(peopleIn(file)).toEqual([])
    expect(() => revokeToken(file, "Ada Holm")).toThrow("nobody of this name")
  })

  it("has one token for a name, and no name that is more than a line", () => {
    const file = fresh()
    addToken(file, { name: "Ada Holm", role: "editor" })
    for (const name of [
      "Ada Holm",
      " Ada Holm ",
      "",
      "Ivo\r\nSet-Cookie: a=b",
      "Ivo\u2028Tarn",
      "Ivo\u202eadA",
      "x".repeat(101),
    ])
      expect(() => addToken(file, { name, role: "reader" }), JSON.stringify(name)).toThrow(UsageError)
    expect(() => addToken(file, { name: "Ivo", role: "king" })).toThrow(UsageError)
    expect(peopleIn(file).map(({ name }) => name)).toEqual(["Ada Holm"])
  })

  it("is refused when others may read it, or it is none, and stays as it was when it is being changed", () => {
    const [file, open, none] = [fresh(), fresh(), fresh()]
    addToken(file, { name: "Ada Holm", role: "editor" })
    writeFileSync(open, readFileSync(file), { mode: 0o644 })
    expect(() => tokensIn(open)).toThrow(/chmod 600/)
    writeFileSync(none, '{"tokens":[{"name":"Ada Holm","role":"editor","sha256":"short"}]}', { mode: 0o600 })
    expect(() => tokensIn(none)).toThrow("no file of tokens")
    expect(() => tokensIn(fresh())).toThrow("there is no such file")
    const before = readFileSync(file)
    writeFileSync(`${file}.new`, "")
    expect(() => addToken(file, { name: "Ivo", role: "reader" })).toThrow("another program changes it")
    expect(readFileSync(file)).toEqual(before)
  })
})

describe("a session", () => {
  it("ends after a working day, and when it is ended", () => {
    let now = 0
    const open = sessions(() => now)
    const [one, other] = [open.begin("Ada Holm"), open.begin("Ivo")]
    expect([open.whose(one), open.whose(other), open.whose("")]).toEqual(["Ada Holm", "Ivo", null])
    open.end(one)
    expect(open.whose(one)).toBeNull()
    now = 12 * 60 * 60 * 1000 + 1
    expect(open.whose(other)).toBeNull()
  })
})

describe("a desk with tokens", () => {
  const file = fresh()
  const tokens = {
    editor: addToken(file, { name: "Ada Holm", role: "editor" }),
    reader: addToken(file, { name: "Ivo Tarn", role: "reader" }),
  }
  let desk: Served
  beforeAll(async () => {
    desk = await served([voteCount()], { tokenFile: file })
  })
  afterAll(() => desk.close())
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  it("tells nothing to those who do not say who they are", async () => {
    for (const path of ["/api/articles", "/openapi.json", "/api/nothing", "/metrics"]) {
      const { status, headers, json } = await desk.get(path)
      expect([status, json], path).toMatchObject([401, { code: "unauthorized", status: 401 }])
      expect(headers.get("www-authenticate")).toBe('Bearer realm="hearsay"')
    }
    for (const given of ["Bearer nobody", "Basic YWRhOmFkYQ==", tokens.editor, "Bearer", `Bearer ${tokens.editor} x`])
      expect((await desk.get("/api/articles", { authorization: given })).status, given).toBe(401)
    expect((await desk.get(`/api/articles?token=${tokens.editor}&access_token=${tokens.editor}`)).status).toBe(401)
  })

  it("answers whoever sends a token", async () => {
    for (const token of Object.values(tokens)) expect((await desk.get("/api/articles", bearer(token))).status).toBe(200)
  })

  it("shows a browser where to log in, and then what it came for", async () => {
    const page = { accept: "text/html,*/*" }
    const sent = await desk.get("/search?q=a%20b", page)
    expect([sent.status, sent.headers.get("location")]).toEqual([302, "/login?to=%2Fsearch%3Fq%3Da%2520b"])
    const form = await desk.get(sent.headers.get("location") ?? "", page)
    expect(form.status).toBe(200)
    expect(form.text).toContain('name="token"')
    const came = await login(tokens.reader, "/search?q=a%20b")
    expect([came.status, came.headers.get("location")]).toEqual([303, "/search?q=a%20b"])
    const cookie = came.headers.get("set-cookie") ?? ""
    expect(cookie).toMatch(/^hearsay=[\w-]{43}; /)
    for (const part of ["HttpOnly", "SameSite=Strict", "Path=/"]) expect(cookie).toContain(part)
    expect(cookie).not.toContain(tokens.reader)
    const kept = { cookie: cookie.split(";")[0] ?? "" }
    expect((await desk.get("/api/articles", kept)).status).toBe(200)
    await desk.send("/logout", { method: "POST", headers: { ...kept, origin: desk.address } })
    expect((await desk.get("/api/articles", kept)).status).toBe(401)
  })

  it("lets nobody in with what is no token, and sends nobody elsewhere", async () => {
    expect((await login("guess", "/")).status).toBe(401)
    for (const to of [
      "//evil.example/",
      "https://evil.example/",
      "/\\evil.example",
      "javascript:alert(1)",
      "\t//evil.example",
    ])
      expect((await login(tokens.reader, to)).headers.get("location"), to).toMatch(/^\/(?![/\\])/)
  })

  it("takes the form of login from its own page alone", async () => {
    for (const origin of ["https://evil.example", "null", null])
      expect((await login(tokens.reader, "/", origin)).status, String(origin)).toBe(403)
  })

  it("lets readers change nothing", async () => {
    const change = (token: string) =>
      desk.send("/api/nothing", { method: "POST", headers: { ...bearer(token), "x-hearsay": "1" }, body: "{}" })
    expect(await change(tokens.reader)).toMatchObject({ status: 403, json: { code: "forbidden", where: "Ivo Tarn" } })
    expect((await change(tokens.editor)).status).toBe(404)
  })

  it("signs judgements with the name of who is logged in, and with no other", async () => {
    const { id } = voteCount().article
    const judge = (token: string, more: object = {}) =>
      desk.post(
        "/api/judgements",
        { about: "statement", article: id, statement: "s1", verdict: "right", ...more },
        bearer(token),
      )
    const made = await judge(tokens.editor, { why: "heard it" })
    expect([made.status, made.json]).toMatchObject([200, { who: "Ada Holm", why: "heard it", undone: false }])
    expect(await judge(tokens.editor, { who: "Ivo Tarn" })).toMatchObject({ status: 403, json: { where: "Ivo Tarn" } })
    expect((await judge(tokens.reader)).status).toBe(403)
    const { number } = made.json as { number: number }
    const undo = (token: string) =>
      desk.send(`/api/judgements/${number}`, { method: "DELETE", headers: { ...bearer(token), "x-hearsay": "1" } })
    expect((await undo(tokens.reader)).status).toBe(403)
    expect(await undo(tokens.editor)).toMatchObject({ status: 200, json: { number, undone: true } })
    expect((await undo(tokens.editor)).status).toBe(404)
    const { items } = (await desk.get("/api/judgements", bearer(tokens.reader))).json as { items: object[] }
    expect(items).toMatchObject([{ number, undone: true, who: "Ada Holm", undoneBy: { who: "Ada Holm" } }])
  })

  function login(token: string, to: string, origin: string | null = desk.address) {
    const headers = origin === null ? {} : { origin }
    return desk.send("/login", { method: "POST", headers, body: new URLSearchParams({ token, to }) })
  }
})

describe("the log of a desk", () => {
  it("has no token and no session in it, however they were sent", async () => {
    const tokenFile = fresh()
    const token = addToken(tokenFile, { name: "Ada Holm", role: "editor" })
    const args = ["--token-file", tokenFile, "--log", "debug"]
    const desk = await serving(join(folder, "logged.db"), ...args)
    const { address } = desk
    const authorization = `Bearer ${token}`
    const login = (given: string) =>
      fetch(`${address}/login`, {
        method: "POST",
        headers: { origin: address },
        body: new URLSearchParams({ token: given, to: "/" }),
        redirect: "manual",
      })
    const cookie = (await login(token)).headers.get("set-cookie")?.split(";")[0] ?? ""
    await login(`${token}x`)
    for (const path of ["/api/articles", `/api/articles?token=${token}`, "/api/articles/zz", `/nowhere?${token}`])
      for (const headers of [{ authorization }, { cookie }, { authorization: `${authorization}x` }])
        await fetch(address + path, { headers })
    await desk.end("SIGTERM")
    const log = desk.said()
    expect(log).toContain("/api/articles")
    for (const secret of [token, token.slice(8), cookie.slice("hearsay=".length)]) {
      expect(secret.length).toBeGreaterThan(20)
      expect(log).not.toContain(secret)
    }
  })
})

describe("a desk that others could reach", () => {
  it("does not open without tokens", async () => {
    for (const host of ["0.0.0.0", "::", "192.0.2.1"])
      await expect(serve({ ledger: join(folder, "none.db"), port: 0, host })).rejects.toThrow(/token/)
  })

  it("opens with them, and asks for them", async () => {
    const tokenFile = fresh()
    const token = addToken(tokenFile, { name: "Ada Holm", role: "editor" })
    const server = await serve({ ledger: join(folder, "others.db"), port: 0, host: "0.0.0.0", tokenFile })
    const at = server.address.replace("0.0.0.0", "127.0.0.1")
    expect((await fetch(`${at}/api/articles`)).status).toBe(401)
    expect((await fetch(`${at}/api/articles`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    await server.close()
  })
})
