/**
 * A PostgreSQL server for tests, in a folder of its own: one for all tests of a run, started by the first that asks, or one of a test's own, which it may do anything to. Needs Debian's `postgresql`, which
 * scripts/check installs. PostgreSQL refuses to run for root; then it runs for the user that Debian made for it.
 */
import { execFileSync, spawn } from "node:child_process"
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as after } from "node:timers/promises"

const HOME = "/usr/lib/postgresql"
const SUPERUSER = "postgres"

interface Own {
  uid?: number
  gid?: number
}

export interface Server {
  folder: string
  port: number
  /** of a database, which is made when it is not there: over a socket, without a password */
  address(database: string): string
  /** statements of whoever may do anything */
  sql(text: string, database?: string): string
  start(): Promise<void>
  /** @param how fast: as an administrator does; immediate: as if the power went; kill: kill -9 */
  stop(how: "fast" | "immediate" | "kill"): Promise<void>
  remove(): Promise<void>
}

function programs(): string {
  const [newest] = existsSync(HOME) ? readdirSync(HOME).toSorted((a, b) => Number(b) - Number(a)) : []
  if (newest === undefined)
    throw new Error("there is no PostgreSQL: scripts/check installs it, or apt-get install postgresql")
  return join(HOME, newest, "bin")
}

function ownerOf(): Own {
  if (process.getuid?.() !== 0) return {}
  const number = (flag: string) => Number(execFileSync("id", [flag, SUPERUSER], { encoding: "utf8" }))
  return { uid: number("-u"), gid: number("-g") }
}

/** Settings with which nothing is lost that was acknowledged, or with which a test is soon done. */
const SETTINGS = {
  durable: [],
  fast: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
}

/** Makes one and starts it. */
export async function serverOf(
  kind: keyof typeof SETTINGS,
  folder = mkdtempSync(join(tmpdir(), "hearsay-pg-")),
): Promise<Server> {
  const own = ownerOf()
  if (own.uid !== undefined && own.gid !== undefined) chownSync(folder, own.uid, own.gid)
  const data = join(folder, "data")
  const args = ["-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
  execFileSync(join(programs(), "initdb"), args, { ...own, cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
  writeFileSync(join(data, "pg_hba.conf"), "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
  const server = serverAt(folder, await freePort(), kind)
  await server.start()
  return server
}

/** One that was made. */
export function serverAt(folder: string, port: number, kind: keyof typeof SETTINGS): Server {
  const bin = programs()
  const own = ownerOf()
  const data = join(folder, "data")
  const run = (program: string, args: string[]) =>
    execFileSync(join(bin, program), args, { ...own, cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  const server: Server = {
    folder,
    port,
    address: (database) => `postgres://${SUPERUSER}@/${database}?host=${folder}&port=${port}`,
    sql: (text, database = "postgres") =>
      run("psql", [
        "-h",
        folder,
        "-p",
        String(port),
        "-U",
        SUPERUSER,
        "-qtA",
        "-v",
        "ON_ERROR_STOP=1",
        "-c",
        text,
        database,
      ]).trim(),
    async start() {
      const settings = ["shared_buffers=32MB", "max_connections=60", "autovacuum=off", ...SETTINGS[kind]]
      const log = openSync(join(folder, "log"), "a")
      const args = [
        "-D",
        data,
        "-k",
        folder,
        "-p",
        String(port),
        "-h",
        "127.0.0.1",
        ...settings.flatMap((each) => ["-c", each]),
      ]
      let isRunning = false
      const spawned = () => {
        isRunning = true
        const child = spawn(join(bin, "postgres"), args, {
          ...own,
          cwd: folder,
          detached: true,
          stdio: ["ignore", log, log],
        })
        child.once("exit", () => {
          isRunning = false
        })
        child.unref()
      }
      for (let waited = 0; ; waited++) {
        // What a killed one has left behind may be there for a moment yet.
        if (!isRunning) spawned()
        try {
          run("psql", ["-h", folder, "-p", String(port), "-U", SUPERUSER, "-qtAc", "SELECT 1", "postgres"])
          closeSync(log)
          return
        } catch (error) {
          if (waited === 200)
            throw new Error(`PostgreSQL does not start: ${readFileSync(join(folder, "log"), "utf8")}`, { cause: error })
          await after(100)
        }
      }
    },
    async stop(how) {
      const [line] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")
      const pid = Number(line)
      if (how === "kill") for (const each of [pid, ...childrenOf(pid)]) killed(each)
      else process.kill(pid, how === "fast" ? "SIGINT" : "SIGQUIT")
      while (isRunning(pid)) await after(20)
      if (how === "kill") rmSync(join(data, "postmaster.pid"), { force: true })
    },
    async remove() {
      if (existsSync(join(data, "postmaster.pid"))) await server.stop("immediate")
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return server
}

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .split(" ")
    .flatMap((each) => (each.trim() ? [Number(each)] : []))

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // What has ended and nobody has asked for still has a number.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address()
    server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
  })
  return await promise
}

/** What has ended by itself meanwhile needs no killing. */
function killed(pid: number): void {
  try {
    process.kill(pid, "SIGKILL")
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
  }
}
