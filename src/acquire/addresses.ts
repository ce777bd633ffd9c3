/** An address made whole; null when it is none of the web. */
export function webAddress(address: string | null | undefined, base: string | null): string | null {
  const url = address?.trim() ? URL.parse(address.trim(), base ?? undefined) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}
