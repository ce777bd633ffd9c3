/** A process of ours that is started when there is something to do, started again when it dies over it, and ended when nothing has been to do for a while. */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { fileOf } from "../threads/file.ts"
import { Said, type Settings } from "./messages.ts"

export interface Supervised {
  /** Tells it that there is something to do. */
  wake(): void
  isWorking(): boolean
  /** the job that it is at */
  at(): number | null
  /** Ends it at once. @returns the job that it was at */
  kill(): Promise<number | null>
}

export interface Heard {
  said(said: Said): void
  /** It died, or cannot go on now. */
  trouble(what: string): void
}

/** Megabytes: an article that takes more is the article's fault. */
const MEMORY = 2048
/** Milliseconds without a sign, where it works: it hangs. A text of a million characters takes some minutes. */
const LONGEST_SILENCE = 600_000
/** Milliseconds without work after which the memory that a model takes is given back. */
const LONGEST_REST = 300_000
const LONGEST_PAUSE = 30_000
/** Of what it wrote before it died, the last characters. */
const LAST_WORDS = 2000

/** @param script one of this folder */
export function supervised(script: string, settings: Omit<Settings, "left">, heard: Heard): Supervised {
  let child: ChildProcess | null = null
  let working = false
  let closing = false
  let at: number | null = null
  /** how often it was told that there is something to do */
  let told = 0
  /** since it last got anything done */
  let deaths = 0
  /** when it hangs, or has rested long enough */
  let end: NodeJS.Timeout | undefined
  let again: NodeJS.Timeout | undefined

  function start(): ChildProcess {
    const started = fork(fileOf(`../processes/${script}`), [], {
      env: { ...process.env, HEARSAY_SETTINGS: JSON.stringify({ ...settings, left: at } satisfies Settings) },
      execArgv: [`--max-old-space-size=${MEMORY}`],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    })
    let last = ""
    started.stderr?.on("data", (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-LAST_WORDS)
    })
    started.on("message", (message) => hear(Said.parse(message)))
    // What it said last may come after it has ended.
    let signs = 0
    const gone = () => {
      if (++signs === 2) died(started, last)
    }
    started.on("error", () => {
      if (started.pid === undefined) died(started, last)
    })
    started.on("exit", gone)
    started.on("disconnect", gone)
    return started
  }

  function died(ended: ChildProcess, last: string): void {
    if (ended !== child) return
    child = null
    clearTimeout(end)
    if (!working || closing) return
    heard.trouble(`the process for ${script} ended (${ended.signalCode ?? ended.exitCode}) ${last.trim()}`)
    again = setTimeout(go, Math.min(LONGEST_PAUSE, 200 * 2 ** deaths++)).unref()
  }

  function hear(said: Said): void {
    watch()
    if (typeof said === "object") {
      // What it was told after it had looked last, it still has to look for.
      if ("idle" in said && said.idle === told) rest()
      if ("begun" in said) at = said.begun
      if ("ended" in said || "later" in said) at = null
      if ("ended" in said || "later" in said || "left" in said) deaths = 0
      if ("trouble" in said) heard.trouble(said.trouble)
    }
    heard.said(said)
  }

  function watch(): void {
    clearTimeout(end)
    end = setTimeout(() => child?.kill("SIGKILL"), LONGEST_SILENCE).unref()
  }

  function rest(): void {
    working = false
    at = null
    clearTimeout(end)
    end = setTimeout(() => child?.kill("SIGKILL"), LONGEST_REST).unref()
  }

  function go(): void {
    if (closing) return
    child ??= start()
    watch()
    child.send(++told, () => {})
  }

  return {
    wake() {
      // One that has died is waited for before it is started again.
      if (working && child === null) return
      working = true
      go()
    },
    isWorking: () => working,
    at: () => at,
    async kill() {
      closing = true
      clearTimeout(end)
      clearTimeout(again)
      const ending = child
      if (ending && ending.exitCode === null && ending.signalCode === null) {
        // What it said last, as that it had begun something, comes before the channel is shut.
        const gone = [once(ending, "exit"), ...(ending.connected ? [once(ending, "disconnect")] : [])]
        ending.kill("SIGKILL")
        await Promise.all(gone)
      }
      return at
    },
  }
}
