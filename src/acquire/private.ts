/** Which addresses of the network are open to everybody: the others (loopback, private, link-local, multicast, metadata …) are not fetched. */
import ipaddr from "ipaddr.js"

/**
 * Whether an IP address, in any notation, is one of the public internet. What cannot be parsed is not. An IPv6 address that only carries an IPv4 one is as
 * public as that, for the packets end there.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").replace(/%[\s\S]*$/, "")
  if (!ipaddr.isValid(plain)) return false
  const parsed = ipaddr.parse(plain)
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast"
  const carried = carriedBy(parsed)
  if (carried) return carried.range() === "unicast"
  // Only 2000::/3 is given out for addresses of the internet (RFC 4291 and the IANA registry).
  return parsed.range() === "unicast" && ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000
}

export const isAddress = (host: string): boolean => ipaddr.isValid(host.replace(/^\[|\]$/g, ""))

/** Prefixes of addresses that carry an IPv4 one, and from which of the eight parts on. */
const CARRIERS: readonly { readonly prefix: string; readonly bits: number; readonly from: number }[] = [
  // compatible with IPv4, long given up (RFC 4291, 2.5.5.1)
  { prefix: "::", bits: 96, from: 6 },
  // mapped (RFC 4291, 2.5.5.2) and translated (RFC 2765)
  { prefix: "::ffff:0:0", bits: 96, from: 6 },
  { prefix: "::ffff:0:0:0", bits: 96, from: 6 },
  // NAT64 (RFC 6052)
  { prefix: "64:ff9b::", bits: 96, from: 6 },
  // 6to4 (RFC 3056)
  { prefix: "2002::", bits: 16, from: 1 },
]

function carriedBy(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const carrier = CARRIERS.find(({ prefix, bits }) => address.match(ipaddr.IPv6.parse(prefix), bits))
  // ISATAP says so in the lower half, under any prefix (RFC 5214).
  const isIsatap = ((address.parts[4] ?? 0) & 0xfdff) === 0 && address.parts[5] === 0x5efe
  const from = carrier?.from ?? (isIsatap ? 6 : null)
  if (from === null) return null
  const [high = 0, low = 0] = address.parts.slice(from)
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255])
}
