import { describe, expect, it } from "vitest"
import { addressOf } from "./address.ts"

const own = "https://mercury.example/2031/ferry-row"
const url = (canonical: string | null, og: string | null = null, base: string | null = null, ...linked: string[]) =>
  addressOf({ canonical, og, linked }, base)

describe("the address of a page", () => {
  it.each([
    ["the home page", "https://mercury.example/"],
    ["the home page by its file", "https://mercury.example/index.html"],
    ["a section by its name", "https://mercury.example/news/world/"],
    ["the page of a section, above the article's", "https://mercury.example/2031"],
    ["another host's", "https://agency.example.org/ferry-row"],
    ["no address of the web", "javascript:void 0"],
  ])("is not a canonical address that is %s", (_, canonical) => {
    expect(url(canonical, own)).toBe(own)
    expect(url(canonical, null, own)).toBe(own)
    expect(url(canonical, null, null, own)).toBe(own)
  })

  it("is none rather than the home page or a section", () => {
    expect(url("https://mercury.example/")).toBeNull()
    expect(url("https://mercury.example/", "https://mercury.example/opinion")).toBeNull()
    expect(url("https://mercury.example/", null, "https://mercury.example/")).toBeNull()
  })

  it("is the canonical one where that can be the page's", () => {
    expect(url(own, "https://m.mercury.example/2031/ferry-row", `${own}?utm_source=x`)).toBe(own)
    expect(url(own, null, `${own}/amp`)).toBe(own)
    expect(url("/2031/ferry-row", null, "https://mercury.example/x?id=3")).toBe(own)
    expect(url("https://mercury.example/?p=318")).toBe("https://mercury.example/?p=318")
    expect(url("https://mercury.example/ferries")).toBe("https://mercury.example/ferries")
  })

  it("is the original's where the page was fetched from a mirror or an archive", () => {
    expect(url(own, null, "https://mercury-example.cdn.ampproject.org/c/s/mercury.example/2031/ferry-row")).toBe(own)
    expect(url(own, null, "https://web.archive.org/web/2031/https://mercury.example/2031/ferry-row")).toBe(own)
  })
})
