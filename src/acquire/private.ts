/** Which addresses of the network are open to everybody: the others (loopback, private, link-local, multicast, metadata …) are not fetched. */
import ipaddr from "ipaddr.js"

/** Whether an IP address, in any notation, is one of the public internet. What cannot be parsed is not. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "")
  return ipaddr.isValid(plain) && ipaddr.process(plain).range() === "unicast"
}

export const isAddress = (host: string): boolean => ipaddr.isValid(host.replace(/^\[|\]$/g, ""))
