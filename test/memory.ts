/** Where tests write: in memory, where the machine has plenty of it. On a disk ledgers wait for it after each record, which is most of the time that a test takes. */
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs"
import { freemem } from "node:os"

const DISK = "/dev/shm/"
/** More than all tests have ever written at a time, by far. */
const PLENTY = 4 * 2 ** 30

/** Before all tests, and before anything else asks where to write. */
export default function setup(): (() => void) | undefined {
  if (process.env.TMPDIR || !existsSync(DISK)) return
  const { bavail, bsize } = statfsSync(DISK)
  if (Math.min(bavail * bsize, freemem()) < PLENTY) return
  const folder = mkdtempSync(`${DISK}hearsay-tests-`)
  // PostgreSQL writes there for another user.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
