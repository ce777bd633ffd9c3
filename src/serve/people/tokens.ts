/**
 * Who may use a desk that others can reach: names with roles, in a file that only its owner reads. Of each token the file has only the SHA-256: a token is 256 bits of chance,
 * which nobody guesses, so no slower hash is needed (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html speaks of what people choose).
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs"
import { z } from "zod"
import { MissingError, UsageError, words } from "../../record/index.ts"

export const roles = [
  ["reader", "Reads everything, and changes nothing."],
  ["editor", "Adds articles and judges, too."],
] as const

const Role = z.enum(words(roles))

const Name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  // It stands in judgements, on terminals and in logs.
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, "a name is one line of letters, without control characters")

export const Person = z.object({ name: Name, role: Role })
export type Person = z.infer<typeof Person>

const Kept = Person.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/), added: z.iso.datetime() })
const File = z.object({ tokens: z.array(Kept) })
type Kept = z.infer<typeof Kept>

/** So that a token is known for one wherever it turns up. */
const PREFIX = "hearsay_"
const MODE = 0o600

/** @throws {UsageError} when the file is none, or others may read it */
export function peopleIn(path: string): (Person & { added: string })[] {
  return kept(path).map(({ name, role, added }) => ({ name, role, added }))
}

/**
 * Makes the file where there is none.
 *
 * @returns the token, which is kept nowhere
 * @throws {UsageError} when somebody of this name has one
 */
export function addToken(path: string, person: { name: string; role: string }, now = new Date()): string {
  const checked = Person.safeParse(person)
  if (!checked.success)
    throw wrong(checked.error.issues[0]?.message ?? "it is no name", person.name, "give another name")
  const token = PREFIX + randomBytes(32).toString("base64url")
  change(path, (all) => {
    if (all.some(({ name }) => name === checked.data.name))
      throw wrong("somebody of this name has a token", checked.data.name, "revoke it first, or give another name")
    return [...all, { ...checked.data, sha256: hashOf(token), added: now.toISOString() }]
  })
  return token
}

/** @throws {MissingError} when nobody has this name */
export function revokeToken(path: string, name: string): void {
  change(path, (all) => {
    const rest = all.filter((each) => each.name !== name)
    if (rest.length < all.length) return rest
    throw new MissingError({ what: "nobody of this name has a token", where: name, next: "see hearsay token list" })
  })
}

/** Who holds a token, as the file has it now: it is looked at again when it changed. */
export function tokensIn(path: string): { holder(token: string): Person | null; named(name: string): Person | null } {
  let read = { at: "", all: [] as Kept[] }
  const all = () => {
    const { mtimeMs, size, ino } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0, ino: 0 }
    const at = `${mtimeMs} ${size} ${ino}`
    if (read.at !== at) read = { at, all: kept(path) }
    return read.all
  }
  all()
  return {
    holder(token) {
      const given = Buffer.from(hashOf(token), "hex")
      // All are compared, whichever it is: how long that takes says nothing.
      const [found] = all().filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, "hex"), given))
      return found ? { name: found.name, role: found.role } : null
    },
    named(name) {
      const found = all().find((each) => each.name === name)
      return found ? { name: found.name, role: found.role } : null
    },
  }
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex")

function kept(path: string): Kept[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw wrong("there is no such file", path, "make it with hearsay token add")
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
    throw wrong("others may read it", path, `keep it to yourself: chmod 600 ${path}`)
  try {
    return File.parse(JSON.parse(readFileSync(path, "utf8"))).tokens
  } catch (cause) {
    throw wrong("it is no file of tokens", path, "give the file that hearsay token add made", cause)
  }
}

/** As a whole or not at all, and not two at once: the new file is made first, which only one can. */
function change(path: string, changed: (all: Kept[]) => Kept[]): void {
  const next = `${path}.new`
  const file = opened(next, path)
  try {
    const all = changed(statSync(path, { throwIfNoEntry: false }) ? kept(path) : [])
    writeSync(file, `${JSON.stringify({ tokens: all }, null, 2)}\n`)
    renameSync(next, path)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

function opened(next: string, path: string): number {
  try {
    return openSync(next, "wx", MODE)
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === "EEXIST"
    if (isThere) throw wrong("another program changes it", path, `try again; if none does, remove ${next}`, cause)
    throw wrong("it cannot be written", path, "give a file in a folder of yours", cause)
  }
}

const wrong = (what: string, where: string, next: string, cause?: unknown) =>
  new UsageError({ what, where, next, ...(cause === undefined ? {} : { cause }) })
