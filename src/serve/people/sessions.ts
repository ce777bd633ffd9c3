/** Who is logged in with a browser: kept in memory alone, so that whoever restarts the desk logs everybody out. */
import { createHash, randomBytes } from "node:crypto"

/** A working day, in milliseconds. */
export const LASTS = 12 * 60 * 60 * 1000

/** Beyond these the oldest end. */
const MOST = 10_000

export interface Sessions {
  /** @returns what the browser keeps */
  begin(name: string): string
  /** the name of who is logged in; null when nobody is, or not any more */
  whose(session: string): string | null
  end(session: string): void
}

export function sessions(now: () => number = Date.now): Sessions {
  const open = new Map<string, { name: string; until: number }>()
  return {
    begin(name) {
      const session = randomBytes(32).toString("base64url")
      open.set(hashOf(session), { name, until: now() + LASTS })
      for (const oldest of open.keys()) {
        if (open.size <= MOST) break
        open.delete(oldest)
      }
      return session
    },
    whose(session) {
      const found = open.get(hashOf(session))
      if (!found) return null
      if (found.until > now()) return found.name
      open.delete(hashOf(session))
      return null
    },
    end: (session) => void open.delete(hashOf(session)),
  }
}

/** Found by its hash: how long that takes says nothing of sessions that there are. */
const hashOf = (session: string) => createHash("sha256").update(session).digest("base64url")
