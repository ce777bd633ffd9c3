import { describe, expect, it } from "vitest"
import { checkedLookup, Inward } from "./lookup.ts"
import { isPublicAddress } from "./private.ts"

/** What a name that resolves to these addresses is connected to. */
function connected(...addresses: string[]): Promise<unknown> {
  const lookup = checkedLookup(isPublicAddress, (_, __, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
  )
  return new Promise((done) => lookup("paper.example", { all: true }, (error, found) => done(error ?? found)))
}

describe("a host with several addresses", () => {
  it("is connected to where all of them are public", async () => {
    expect(await connected("93.184.215.14", "2606:2800:21f::1")).toEqual([
      { address: "93.184.215.14", family: 4 },
      { address: "2606:2800:21f::1", family: 6 },
    ])
  })

  it.each([
    ["at the end", ["93.184.215.14", "10.0.0.7"]],
    ["at the beginning", ["::1", "93.184.215.14"]],
    ["in the middle", ["93.184.215.14", "::ffff:169.254.169.254", "93.184.215.15"]],
    ["alone", ["192.168.0.9"]],
  ])("is refused where one is private, %s", async (_, addresses) => {
    expect(await connected(...addresses)).toBeInstanceOf(Inward)
  })

  it("is refused where there is none", async () => {
    expect(await connected()).toBeInstanceOf(Inward)
  })
})

const PRIVATE = ["127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.7.7", "169.254.169.254", "100.64.0.1", "0.0.0.0"]
const PUBLIC = ["93.184.215.14", "8.8.4.4"]
/** The forms in which an IPv6 address carries an IPv4 one, in dots and in hexadecimal. */
const forms = (ip: string) => {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split(".").map(Number)
  const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  return [
    ...[
      "::",
      "::ffff:",
      "::ffff:0:",
      "64:ff9b::",
      "[::ffff:",
      "2001:470:1:2:0:5efe:",
      "2001:470:1:2:200:5efe:",
    ].flatMap((prefix) => [ip, hex].map((it) => `${prefix}${it}${prefix.startsWith("[") ? "]" : ""}`)),
    `2002:${hex}::`,
    `2002:${hex}:1:2:3:4:5`,
  ]
}

describe("an IPv4 address inside an IPv6 one", () => {
  it.each(PRIVATE.flatMap(forms))("%s is private, as what it carries", (address) => {
    expect(isPublicAddress(address)).toBe(false)
    expect(isPublicAddress(URL.parse(`http://[${address.replace(/[[\]]/g, "")}]/`)?.hostname ?? "")).toBe(false)
  })

  it.each(PUBLIC.flatMap(forms))("%s is public, as what it carries", (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    "::",
    "::1",
    "fe80::1",
    "fec0::1",
    "fd00::1",
    "ff02::1",
    "100::1",
    "2001:db8::1",
    "64:ff9b:1::a00:1",
    "5f00::1",
    "4000::1",
  ])("%s is not of the internet", (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
