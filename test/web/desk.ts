/** A desk that is open, over a ledger of a few records written by hand, and a browser to go there. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import type { Claim, Record, Story } from "../../src/record/index.ts"
import { serve } from "../../src/serve/index.ts"
import { folder } from "./browser.ts"
import { windowOf } from "./windows.ts"

export interface Desk {
  address: string
  ledger: Ledger
  /** A page at an address of the desk. Clicks of a person are counted, over all that it leads to. */
  at(path: string, options?: BrowserContextOptions): Promise<Visit>
  close(): Promise<void>
}

interface Visit {
  page: Page
  complaints: string[]
  /** how often something was clicked since, and whatever was copied */
  clicks(): Promise<number>
  copied(): Promise<string>
}

let desks = 0

/** @param fill puts into the ledger what is to be there when the desk opens */
export async function deskWith(browser: Browser, fill: (ledger: Ledger) => Promise<void>): Promise<Desk> {
  const path = join(folder, `desk-${desks++}.db`)
  const ledger = openLedger(path)
  await fill(ledger)
  const server = await serve({ ledger: path, port: 0, host: "127.0.0.1", threads: 1, compare: false })
  return {
    address: server.address,
    ledger,
    at: (where, options) => visit(browser, `${server.address}${where}`, options),
    async close() {
      await server.close()
      await ledger.close()
      rmSync(path)
    },
  }
}

async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const page = await windowOf(browser, { ...options, permissions: ["clipboard-read", "clipboard-write"] })
  const complaints: string[] = []
  const clicks = await clicksIn(page, options)
  clicks.counted = 0
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`))
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`))
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) complaints.push(`request: ${request.url()}`)
  })
  await page.goto(address)
  await page.mouse.move(0, 0)
  return {
    page,
    complaints,
    clicks: async () => clicks.counted,
    copied: () => page.evaluate(() => navigator.clipboard.readText()),
  }
}

const clicksOf = new WeakMap<Page, { counted: number }>()

/** From now on, over all that is opened in the window. */
async function clicksIn(page: Page, { javaScriptEnabled }: BrowserContextOptions): Promise<{ counted: number }> {
  const known = clicksOf.get(page)
  if (known) return known
  const clicks = { counted: 0 }
  clicksOf.set(page, clicks)
  if (javaScriptEnabled === false) return clicks
  await page.exposeFunction("countClick", () => clicks.counted++)
  await page.addInitScript(() => {
    addEventListener("click", (event) => event.isTrusted && Reflect.get(window, "countClick")(), true)
  })
  return clicks
}

/** Tells a story of these articles in which one claim is carried by all: each by the statement of this number. */
export async function toldOf(
  ledger: Ledger,
  claim: string,
  carriers: readonly (readonly [Record, string])[],
): Promise<void> {
  const teller = { comparisons: "claims/by-hand", version: "1" }
  const records = carriers.map(([record]) => record)
  const [first] = records
  for (const record of records)
    await ledger.compare(
      teller.comparisons,
      record,
      record === first ? [] : [{ other: first?.article.id ?? "", linked: true, value: "{}" }],
    )
  const story = storyOf(claim, carriers)
  for await (const { judged } of ledger.untold(teller)) {
    const kept = await ledger.tell(teller, {
      story,
      headline: claim,
      claims: story.claims.map((one) => listed(one, story)),
      readings: records.map(({ article, model }) => ({ article: article.id, model })),
      judged,
    })
    if (!kept) throw new Error("the story was not kept")
    return
  }
}

function storyOf(claim: string, carriers: readonly (readonly [Record, string])[]): Story {
  const records = carriers.map(([record]) => record)
  return {
    articles: records.map(({ article }) => {
      const { text: _, sha256: __, byline: ___, ...told } = article
      return { ...told, copyOf: null, revisionOf: null, partOf: [], cites: [] }
    }),
    claims: [
      {
        id: "c0ffee000001",
        text: claim,
        statements: carriers.map(([{ article, statements }, id]) => {
          const span = statements.find((each) => each.id === id)?.content.spans[0]
          if (!span) throw new Error(`the article has no statement ${id}`)
          return { article: article.id, statement: id, span, relation: "carries" as const, who: null, hedge: null }
        }),
        origins: [
          {
            id: "o1",
            who: "Beatrix Dolmen",
            type: "named",
            articles: records.map(({ article }) => article.id),
            interested: false,
            because: [],
          },
        ],
        links: [],
        ...{ independent: 1, atLeast: 1, heardBy: 1, circular: false },
        ...{ disputedBy: [], rivals: [], versions: [], maybe: [] },
      },
    ],
    ...{ changes: [], events: [], notes: [] },
  }
}

function listed({ id, text, statements, independent, atLeast, heardBy }: Claim, { articles }: Story) {
  const [first] = statements
  if (!first) throw new Error("a claim has a carrier")
  return {
    ...{ id, text, independent, atLeast, heardBy },
    outlets: new Set(articles.map(({ outlet }) => outlet)).size,
    articles: articles.length,
    ...{ disputed: false, circular: false, changed: false, interested: false, first: null, last: null },
    place: { article: first.article, start: first.span.start, end: first.span.end },
    spokenOfBy: articles.map(({ id }) => id),
    ...{ wordings: [text], speakers: [], outletNames: [] },
  }
}
