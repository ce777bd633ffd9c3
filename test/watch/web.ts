/** A small web of this machine: feeds, pages and whoever listens to webhooks, each request counted; and articles read by a rule that everybody can follow. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http"
import type { AddressInfo } from "node:net"
import type { Article, Record } from "../../src/record/index.ts"
import { type Said, written } from "../story/records.ts"

export interface Asked {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

type Answer = (asked: Asked, response: ServerResponse) => void

export interface Web {
  /** without a slash at its end */
  url: string
  asked: Asked[]
  /** how a path is answered from now on */
  on(path: string, answer: Answer): void
  /** of a path, or of all but robots.txt */
  times(path?: string): number
  close(): Promise<void>
}

/** A server that answers 404 for all that it was not told of. */
export async function web(): Promise<Web> {
  const answers = new Map<string, Answer>()
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const one = await askedOf(request)
    asked.push(one)
    const answer = answers.get(one.path)
    if (answer) answer(one, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    on: (path, answer) => answers.set(path, answer),
    times: (path) => asked.filter((one) => (path ? one.path === path : one.path !== "/robots.txt")).length,
    close: () => closed(server),
  }
}

async function askedOf(request: IncomingMessage): Promise<Asked> {
  const body = Buffer.concat(await request.toArray()).toString()
  return { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body }
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}

/** Something that is the same until it is another: whoever has it already is told so. */
export function kept(text: string, type: string, headers: { [name: string]: string } = {}): Answer {
  const etag = `"${Buffer.from(text).toString("base64url").slice(-24)}-${text.length}"`
  return (asked, response) => {
    if (asked.headers["if-none-match"] === etag) response.writeHead(304, { etag, ...headers }).end()
    else response.writeHead(200, { "content-type": type, etag, ...headers }).end(text)
  }
}

export const status =
  (status: number, headers: { [name: string]: string } = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end()

export const feed = (items: readonly string[], more = "") =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Havel Courier</title><link>https://courier.example/</link>${more}${items.join("")}</channel></rss>`

export const item = (link: string, more = "") => `<item><title>A report</title><link>${link}</link>${more}</item>`

/** The page of an article with these paragraphs. */
export const page = (title: string, published: string, ...paragraphs: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="Havel Courier"><meta property="article:published_time" content="${published}"></head>
   <body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`

/** Every "X said that …." and "X denied that …." of a text. */
export async function read(article: Article): Promise<Record> {
  const said = [...article.text.matchAll(/(\p{Lu}\p{L}+ \p{Lu}\p{L}+) (?:of \p{L}+ )?(said|denied) that ([^.]+)\./gu)]
  const statements = said.map(([whole, by = "", cue = "", says = ""], i): Said => {
    const stance = cue === "denied" ? { stance: "denies" as const } : {}
    return { says, by, cue, ...stance, from: article.text.indexOf(whole, said[i]?.index ?? 0) + whole.indexOf(says) }
  })
  return { ...written(article.id, { on: article.published }, article.text, ...statements), article }
}
