/** What a site's robots.txt asks of programs (RFC 9309). */
import * as parser from "robots-parser"

/** Our name there. */
const NAME = "hearsay"

export interface Rules {
  allows(url: string): boolean
  /** what it asks to be left between two requests, in milliseconds */
  gap: number | null
}

interface Robots {
  isAllowed(url: string, name: string): boolean | undefined
  getCrawlDelay(name: string): number | undefined
}

// The package says that it is an ES module, and is none: its one function is what a default import gives.
const parsed = parser.default as unknown as (url: string, text: string) => Robots

export function rulesOf(origin: string, text: string): Rules {
  const robots = parsed(`${origin}/robots.txt`, text)
  const seconds = robots.getCrawlDelay(NAME)
  return {
    allows: (url) => robots.isAllowed(url, NAME) !== false,
    gap: seconds !== undefined && seconds >= 0 ? seconds * 1000 : null,
  }
}
