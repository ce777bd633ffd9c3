/**
 * `HEARSAY_LEDGERS=FOLDER npm run bench large [ARTICLES] [SECONDS]`: the desk on a ledger of very many articles with told stories, which `npm run bench told ARTICLES` leaves in that folder: how long each kind of page
 * takes when four read beside each other, each page asked for with other words, people and articles, so that hardly any answer is there already; and whether the server is well meanwhile.
 */
import { join } from "node:path"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { chance } from "./ledger-generator.ts"
import { opened, standing, summary } from "./opened.ts"

const READERS = 4
const SEED = 17

type Kinds = { [kind: string]: (random: () => number) => string }

export async function large([articles = 100_000, seconds = 60]: readonly number[] = []): Promise<string> {
  const path = join(process.env.HEARSAY_LEDGERS ?? ".", `told-${articles}.db`)
  const ledger = openLedger(path, { create: false })
  const kinds = await kindsIn(ledger)
  await ledger.close()
  const desk = await opened(path)
  const until = performance.now() + seconds * 1000
  const times = new Map<string, number[]>()
  const [faults] = await Promise.all([reading(desk.address, kinds, times, until), health(desk.address, times, until)])
  const lines = [...times].map(([kind, all]) => `${kind}: ${summary(all)}`)
  const held = await standing(desk, [...times.values()].flat().length)
  await desk.end()
  return [`${articles} articles, ${READERS} readers for ${seconds} s; ${faults} errors`, ...lines, ...held].join("\n")
}

async function kindsIn(ledger: Ledger): Promise<Kinds> {
  const any = <T>(all: readonly T[], random: () => number) => all[Math.floor(all.length * random())]
  const { items } = await ledger.articles({ limit: 400 })
  const people = (await ledger.speakers({ named: true, limit: 400 })).items.map(({ id }) => id)
  const claims = (await ledger.claims({ order: "newest", limit: 400 })).items
  const outlets = (await ledger.outlets({ limit: 100 })).items.flatMap(({ name }) => name ?? [])
  const words = items.flatMap(({ title, snippet }) => `${title} ${snippet}`.toLowerCase().match(/[a-z]{4,}/g) ?? [])
  const common = ["okafor", "harbour", "ministry", "union", "mar*"]
  const word = (random: () => number) => any(random() < 0.3 ? common : words, random)
  return {
    front: () => "/",
    article: (random) => `/articles/${any(items, random)?.id}`,
    statement: (random) => `/articles/${any(items, random)?.id}/statements/s${1 + Math.floor(5 * random())}`,
    search: (random) => `/search?q=${word(random)}`,
    "search, two words": (random) => `/search?q=${word(random)}+${word(random)}`,
    claims: (random) => `/claims?order=${any(["weight", "outlets", "newest"], random)}`,
    "claims, by words": (random) => `/claims?q=${word(random)}`,
    "claims, by words and what they are": (random) => `/claims?q=${word(random)}&disputed=true`,
    claim: (random) => `/claims/${any(claims, random)?.id}`,
    people: (random) => `/people?q=${word(random)}`,
    person: (random) => `/people/${any(people, random)}`,
    outlets: () => "/outlets",
    outlet: (random) => `/outlets/${encodeURIComponent(any(outlets, random) ?? "")}`,
    review: () => "/review",
    log: () => "/log",
  }
}

/** @returns how many answers were none */
async function reading(address: string, kinds: Kinds, times: Map<string, number[]>, until: number): Promise<number> {
  const all = Object.entries(kinds)
  let faults = 0
  const reader = async (_: unknown, i: number) => {
    const random = chance(SEED + i)
    for (let n = i; performance.now() < until; n++) {
      const [kind, pathOf] = all[n % all.length] ?? ["front", () => "/"]
      if (!(await timed(kind, address + pathOf(random), times))) faults++
    }
  }
  await Promise.all(Array.from({ length: READERS }, reader))
  return faults
}

async function health(address: string, times: Map<string, number[]>, until: number): Promise<void> {
  while (performance.now() < until) {
    await timed("/healthz", `${address}/healthz`, times)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function timed(kind: string, address: string, times: Map<string, number[]>): Promise<boolean> {
  const started = performance.now()
  const response = await fetch(address)
  await response.text()
  times.set(kind, [...(times.get(kind) ?? []), performance.now() - started])
  return response.status === 200
}
