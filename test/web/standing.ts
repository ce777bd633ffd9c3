/** Pages of the desk as they are made, on a free port of this machine, without a ledger behind them: for answers that no small ledger gives. */
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { basename, extname } from "node:path"
import { toldOf } from "../../src/desk/claims/claim.ts"
import { languageOf } from "../../src/language/index.ts"
import type { Ledger } from "../../src/ledger/index.ts"
import { renderPage } from "../../src/serve/pages/render.ts"
import type { Held } from "../story/build.ts"

const types: { [extension: string]: string } = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" }

/** @param pages path → the page and its answer; further addresses answer with JSON, given what was sent */
export async function standing(
  pages: { [path: string]: { page: string; answer: unknown; asked?: unknown } },
  answers: { [path: string]: (method: string, body: string) => unknown } = {},
) {
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "/").replace(/\?.*$/, "")
    const shown = pages[path]
    const answer = answers[path]
    if (shown) {
      response.setHeader("content-type", "text/html; charset=utf-8")
      response.end(await renderPage(shown.page, shown.answer, shown.asked ?? {}))
    } else if (answer) {
      let body = ""
      for await (const part of request) body += part
      response.setHeader("content-type", "application/json")
      response.end(JSON.stringify(answer(request.method ?? "", body)))
    } else if (path.startsWith("/assets/")) {
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream")
      response.end(await readFile(new URL(`../../dist/web/${basename(path)}`, import.meta.url)))
    } else {
      response.statusCode = path === "/favicon.ico" ? 204 : 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The answer of the use case for the first claim of a story, or of another. */
export function claimIn({ story, texts }: Held, at = 0) {
  const claim = story.claims[at]
  if (!claim) throw new Error(`the story has no claim ${at}`)
  return toldOf(
    { story, claim },
    { texts: async () => texts, judgementsOn: async () => [] } as unknown as Ledger,
    languageOf("en"),
  )
}
