/** `hearsay serve` as it is typed, in a process of its own that can be stopped and killed. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const command = fileURLToPath(new URL("../../bin/hearsay.js", import.meta.url))

export interface Serving {
  address: string
  child: ChildProcess
  /** what it wrote to standard error so far */
  said(): string
  /** @returns its exit status, or the signal that ended it */
  end(signal: NodeJS.Signals): Promise<number | string>
}

export interface Refused {
  status: number
  err: string
}

const start = (args: readonly string[]) => {
  const child = spawn(process.execPath, [command, "serve", "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  let err = ""
  child.stderr.on("data", (chunk) => {
    err += chunk
  })
  return { child, said: () => err }
}

/** @throws when it does not open */
export async function serving(ledger: string, ...args: string[]): Promise<Serving> {
  const { child, said } = start(["--ledger", ledger, ...args])
  const exit = once(child, "exit")
  let out = ""
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      out += chunk
      const found = /http:\/\/\S+/.exec(out)
      if (found) resolve(found[0])
    })
    exit.then(([status]) => reject(new Error(`it ended with ${status}: ${said()}`)))
  })
  return {
    address,
    child,
    said,
    async end(signal) {
      child.kill(signal)
      const [status, by] = await exit
      return status ?? by
    },
  }
}

/** What it says when it does not open. */
export async function refused(ledger: string, ...args: string[]): Promise<Refused> {
  const { child, said } = start(["--ledger", ledger, ...args])
  const [status] = await once(child, "exit")
  return { status, err: said() }
}
