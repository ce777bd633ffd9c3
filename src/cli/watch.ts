/** `hearsay watch`: polls feeds, reads what is new and what has changed, and tells of it whoever wants to be told. */
import { readFileSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import type { Command } from "commander"
import { fetchOnce, post } from "../acquire/index.ts"
import { type Round, type WatchParts, watching, workOf } from "../desk/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { recordOf } from "../pipeline.ts"
import { LONGEST_ARTICLE, loadReader, type Reader } from "../read/index.ts"
import { type Article, counted, UsageError } from "../record/index.ts"
import { keepFeedOfAlerts } from "./alerts-file.ts"
import { languageOption, longestOption, spoken } from "./arguments.ts"
import { everyIn, everySaid } from "./every.ts"
import { print } from "./print.ts"
import { storiesIn } from "./stories.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

interface WatchOptions extends LedgerOption {
  once?: true
  queue?: true
  every?: number
  alerts?: string
  webhook?: string
  secretFile?: string
  list?: true
  remove?: true
  allowPrivate?: true
  force?: true
  language?: string
  longest: number
}

const EXAMPLES = `
Examples:
  hearsay watch https://paper.example/feed            polls it until Ctrl-C, into ./hearsay.db
  hearsay watch --once --alerts alerts.xml            one round of all feeds, for cron
  hearsay watch --webhook https://desk.example/hook --secret-file hook.key
  hearsay watch --list                                the feeds, and what is on its way to webhooks
  hearsay watch --remove https://paper.example/feed

What is told is said with hearsay alert.`

export function register(program: Command): void {
  ledgerCommand(
    program,
    "watch",
    "poll feeds: read what is new or has changed, and tell of it whoever wants to be told",
  )
    .argument("[feeds...]", "addresses of RSS, Atom or JSON feeds, beside those that are watched already")
    .option("--once", "one round, then end")
    .option("--queue", "leave what is new to hearsay worker, or to a desk, to read")
    .option("--every <time>", "how often these feeds are looked at, as 15m, 2h or 1d (new ones: 15m)", everyIn)
    .option("--alerts <file>", "keep the last alerts in this file, as an RSS feed")
    .option("--webhook <address>", "tell this server of each alert")
    .option("--secret-file <file>", "sign what webhooks are told with the secret in this file")
    .option("--list", "list the feeds that are watched")
    .option("--remove", "watch these feeds no more")
    .option("--force", "read languages that the model was not made for")
    .option("--allow-private", "visit loopback and private addresses too, webhooks included")
    .addOption(languageOption())
    .addOption(longestOption())
    .addHelpText("after", EXAMPLES)
    .action((feeds: string[], options: WatchOptions) =>
      withLedger(options, (ledger) => run(ledger, feeds, options), { create: true }),
    )
}

async function run(ledger: Ledger, feeds: string[], options: WatchOptions): Promise<void> {
  const { watch, watchFeeds, unwatchFeeds, checkedWebhook } = await watching()
  if (options.list) return await list(ledger)
  if (options.remove) return await unwatchFeeds(ledger, feeds)
  const webhook = checkedWebhook(options.webhook ?? null)
  await watchFeeds(ledger, feeds, options.every, Date.now())
  if ((await ledger.watches.feeds()).length === 0)
    throw new UsageError({ what: "no feed is watched", where: "watch", next: "give the address of one" })
  const stop = new AbortController()
  // Once: who asks a second time wants it to end at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort())
  await watch(partsOf(ledger, options, stop.signal), {
    once: options.once === true,
    webhooks: webhook === null ? [] : [webhook],
    alerts: async () => {
      if (options.alerts !== undefined) await keepFeedOfAlerts(ledger, options.alerts)
    },
    done: (round) => say(round, options),
  })
}

function partsOf(ledger: Ledger, options: WatchOptions, stop: AbortSignal): WatchParts {
  const reach = options.allowPrivate ? { allowPrivate: true } : {}
  return {
    ledger,
    stop,
    articles: options,
    secret: options.secretFile === undefined ? null : secretIn(options.secretFile),
    ask: (address, known) => fetchOnce(address, known, reach),
    send: (webhook, body, headers) => post(webhook, body, headers, reach),
    read: oneByOne(options),
    leave: options.queue ? leaving(ledger, options) : null,
    told: (articles) => storiesIn(ledger, { articles }),
    now: () => Date.now(),
    wait: async (ms, signal) => {
      // That it was stopped is no fault.
      await wait(ms, undefined, signal ? { signal } : {}).catch(() => {})
    },
    say: (line) => process.stderr.write(`hearsay: ${line}\n`),
  }
}

/** Into the queue: it was fetched here, politely, and is read elsewhere. */
function leaving(ledger: Ledger, { longest, language }: WatchOptions): WatchParts["leave"] {
  const how = { longest, ...(language === undefined ? {} : { language }) }
  return async (article) => void (await ledger.jobs.put(workOf({ article, how })))
}

/** Pages come side by side; the model reads one at a time, and is loaded for the first. */
function oneByOne({ longest = LONGEST_ARTICLE, ...options }: WatchOptions): WatchParts["read"] {
  let loading: Promise<Reader> | undefined
  let last: Promise<unknown> = Promise.resolve()
  return (article: Article) => {
    const mine = last.then(async () => {
      loading ??= loadReader()
      return recordOf(article, await loading, { longest, ...spoken(options) })
    })
    last = mine.catch(() => {})
    return mine
  }
}

function secretIn(path: string): string {
  let secret: string
  try {
    secret = readFileSync(path, "utf8").trim()
  } catch (cause) {
    throw new UsageError({ what: "it cannot be read", where: path, next: "give a file with the secret in it", cause })
  }
  if (secret !== "") return secret
  throw new UsageError({ what: "there is nothing in it", where: path, next: "give a file with the secret in it" })
}

async function say(round: Round, { once }: WatchOptions): Promise<void> {
  const { feeds, unchanged, unreachable, pages, alerts, delivered, undelivered } = round
  const parts = [
    ...(feeds > 0 ? [`${counted(feeds, "feed")} looked at`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(unreachable > 0 ? [`${unreachable} not to be had`] : []),
    ...Object.entries({ added: pages.added + pages.apart, revised: pages.revised, failed: pages.failed })
      .filter(([, n]) => n > 0)
      .map(([name, n]) => `${counted(n, "article")} ${name}`),
    ...(pages.left > 0 ? [`${counted(pages.left, "article")} left to be read`] : []),
    ...(delivered > 0 ? [`${delivered} delivered`] : []),
    ...(undelivered > 0 ? [`${undelivered} not delivered yet`] : []),
  ]
  const lines = alerts.map(({ title, article }) => listed("", `${bold(plain(title))}  ${dim(plain(article.link))}`))
  if (parts.length > 0 || once) await print(`${parts.join(", ") || "nothing was due"}\n${lines.join("")}`)
  if (once && (unreachable > 0 || pages.failed > 0 || undelivered > 0)) process.exitCode = 1
}

async function list(ledger: Ledger): Promise<void> {
  const feeds = await ledger.watches.feeds()
  const lines = feeds.map(({ address, url, every, due, seen, failures, fault }) => {
    const how = [
      `every ${everySaid(every)}`,
      ...(url === address ? [] : [`now at ${url}`]),
      ...(seen === null ? [] : [`last had ${minuteOf(seen)}`]),
      due === null ? "gone for good" : `next ${minuteOf(due)}`,
      ...(fault === null ? [] : [`${fault}${failures > 1 ? `, ${failures} times` : ""}`]),
    ]
    return listed("", `${plain(address)}  ${dim(plain(how.join(" · ")))}`)
  })
  const waiting = (await ledger.watches.waiting()).map(({ webhook, waiting, due, fault }) => {
    const why = fault === null ? "" : ` · ${fault}, next ${minuteOf(due)}`
    return listed("", `${plain(webhook)}  ${dim(plain(`${counted(waiting, "alert")} on the way${why}`))}`)
  })
  await print([...lines, ...waiting].join("") || "No feed is watched.\n")
}

const minuteOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`
