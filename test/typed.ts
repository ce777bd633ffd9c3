/**
 * A command as it is typed, run in this process: what it prints and how it ends. To start one takes ten times as long. What is a matter of a process of its own
 * (colours, signals, a pipe that is closed, a first start) is tested with one.
 */
import { run } from "../src/cli/run.ts"

const SIGNALS = ["SIGINT", "SIGTERM"] as const

export interface Ended {
  status: number
  out: string
  err: string
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: what is printed is the process's. @param cwd the folder in which it is typed */
export function typed(args: readonly string[], cwd = process.cwd()): Promise<Ended> {
  const next = last.then(() => ran(args, cwd))
  last = next.catch(() => {})
  return next
}

async function ran(args: readonly string[], cwd: string): Promise<Ended> {
  const [out, err, home] = [heard(process.stdout), heard(process.stderr), process.cwd()]
  const { exitCode } = process
  const listening = SIGNALS.map((signal) => process.listeners(signal))
  const { NO_COLOR, FORCE_COLOR } = process.env
  delete process.env.NO_COLOR
  delete process.env.FORCE_COLOR
  try {
    process.chdir(cwd)
    process.exitCode = undefined
    return { status: await run(args), out: out.said(), err: err.said() }
  } finally {
    out.leave()
    err.leave()
    process.chdir(home)
    // What waits for a signal to end it waits for ever, for the process goes on.
    for (const [i, signal] of SIGNALS.entries())
      for (const each of process.listeners(signal)) if (!listening[i]?.includes(each)) process.off(signal, each)
    process.exitCode = exitCode
    Object.assign(
      process.env,
      NO_COLOR === undefined ? {} : { NO_COLOR },
      FORCE_COLOR === undefined ? {} : { FORCE_COLOR },
    )
  }
}

function heard(stream: NodeJS.WriteStream) {
  const parts: Buffer[] = []
  const write = stream.write
  stream.write = (part: Uint8Array | string) => {
    parts.push(Buffer.from(part as string))
    return true
  }
  return {
    said: () => Buffer.concat(parts).toString(),
    leave() {
      stream.write = write
    },
  }
}
