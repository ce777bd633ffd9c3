/** The address of a ledger in PostgreSQL: as `psql` takes it, and with `schema=` where the ledger stands in the database; and as it may be shown, without what is secret. */
import { UsageError } from "../../record/index.ts"

export interface Address {
  /** for whoever connects */
  connection: string
  schema: string
  /** for people */
  shown: string
}

const SCHEMA = "hearsay"

export const isPostgres = (ledger: string) => /^postgres(?:ql)?:\/\//i.test(ledger)

/** @throws {UsageError} when it is none */
export function addressOf(ledger: string): Address {
  // Without a host, an address says by a socket where the server is; URL knows none such.
  const isHostless = /^[a-z]+:\/\/(?:[^/?#]*@)?(?:[/?#]|$)/i.test(ledger)
  const written = ledger.replace(
    /^[a-z]+:\/\/([^/?#]*@)?/i,
    (_, user = "") => `http://${user}${isHostless ? "host" : ""}`,
  )
  if (!URL.canParse(written)) throw none("postgres://…")
  const url = new URL(written)
  const schema = url.searchParams.get("schema") ?? SCHEMA
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema))
    throw new UsageError({
      what: "this is no name of a schema",
      where: schema,
      next: "give one of small letters, digits and _ after schema=",
    })
  url.searchParams.delete("schema")
  const host = isHostless ? "" : url.host
  const { username, password, pathname, search } = url
  const user = username && `${username}${password && `:${password}`}@`
  const socket = url.searchParams.get("host")
  const at = `${username && `${username}@`}${host}`
  return {
    connection: `postgres://${user}${host}${pathname}${search}`,
    schema,
    shown: `postgres://${at}${pathname}${socket === null ? "" : ` (${socket})`}${schema === SCHEMA ? "" : ` (${schema})`}`,
  }
}

const none = (where: string) =>
  new UsageError({
    what: "this is no address of a database",
    where,
    next: "give one as postgres://user@host/database; a password in PGPASSWORD or ~/.pgpass",
  })
