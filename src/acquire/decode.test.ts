import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { HearsayError } from "../record/index.ts"
import { decode } from "./decode.ts"

const file = { charset: null, isPage: false }
const page = { charset: null, isPage: true }
const latin = (text: string) => Buffer.from(text, "latin1")

describe("decode", () => {
  it("gives any text in UTF-8 back as it was", () => {
    const ordinary = fc
      .string({ unit: "grapheme" })
      .filter((text) => !/\p{Cc}/u.test(text) && !text.startsWith("\ufeff"))
    fc.assert(
      fc.property(ordinary, (text) => {
        expect(decode(Buffer.from(text), "a.txt", file)).toBe(text)
      }),
    )
  })

  it("never throws anything but an error that it knows, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isPage) => {
        try {
          expect(typeof decode(bytes, "x", { charset: null, isPage })).toBe("string")
        } catch (error) {
          expect(error).toBeInstanceOf(HearsayError)
        }
      }),
    )
  })

  it("believes a byte order mark before all", () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("café", "utf16le")])
    expect(decode(utf16, "a.txt", { charset: "utf-8", isPage: false })).toBe("café")
    expect(decode(Buffer.from("\ufeffcafé"), "a.txt", file)).toBe("café")
  })

  it("believes the header before the page, and the page before detection", () => {
    const declared = latin('<meta charset="iso-8859-2"><p>\u00b1')
    expect(decode(declared, "a", { charset: "windows-1252", isPage: true })).toContain("±")
    expect(decode(declared, "a", page)).toContain("ą")
    expect(decode(latin('<?xml version="1.0" encoding="iso-8859-2"?><html>\u00b1'), "a", page)).toContain("ą")
  })

  it("takes valid UTF-8 for UTF-8 though the page declares another encoding that it breaks", () => {
    expect(decode(Buffer.from('<meta charset="shift_jis"><p>“naïve” café'), "a", page)).toContain("“naïve” café")
  })

  it("detects an undeclared Western encoding by where its letters and quotation marks stand", () => {
    const text = Buffer.from(
      "The caf\xe9 was shut, \x93for good\x94, said Ren\xe9e \x97 the owner\x92s sister.",
      "latin1",
    )
    expect(decode(text, "a.txt", file)).toBe("The café was shut, “for good”, said Renée — the owner’s sister.")
  })

  it.each([
    ["cut in a letter", Buffer.concat([Buffer.from("“One”, “two” and thr"), Buffer.from([0xe2, 0x80])])],
    [
      "a bad continuation among good ones",
      Buffer.concat([Buffer.from("“Yes” – she said é "), Buffer.from([0xc3, 0x28])]),
    ],
    ["bytes that fit nothing", Buffer.from([0x48, 0x69, 0x20, 0xff, 0xfe, 0xfd, 0xfc, 0x20, 0x81, 0x8d, 0x8f])],
  ])("says where a text stops being UTF-8: %s", (_, bytes) => {
    expect(() => decode(bytes, "a.txt", file)).toThrow(/not valid UTF-8 \(first bad byte at \d+\)/)
  })

  it("forgives a page a stray byte, as a browser does", () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="utf-8"><p>“One” – two é'),
      Buffer.from([0xc3]),
      Buffer.from("</p>"),
    ])
    expect(decode(bytes, "a.html", page)).toContain("“One” – two é\ufffd</p>")
  })

  it("calls bytes with control characters binary", () => {
    expect(() => decode(Buffer.from("abc\u0000def"), "a.txt", file)).toThrow("binary")
  })
})
