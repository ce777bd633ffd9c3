/** Looking up a host's name, so that no answer leads inward. */
import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns"
import type { LookupFunction } from "node:net"

/** A name that leads into a private network. */
export class Inward extends Error {}

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

/**
 * Resolves a name, checks every answer, and hands on only answers that were checked. One bad answer among good ones spoils them all: the connection is
 * made to whichever answers first.
 */
export function checkedLookup(permits: (address: string) => boolean, resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 4)
      const [first] = found
      if (!first || !found.every(({ address }) => permits(address))) return callback(new Inward(hostname), "", 4)
      return options.all ? callback(null, found) : callback(null, first.address, first.family)
    })
  }
}
