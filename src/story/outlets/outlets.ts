/**
 * Which names are one outlet. An outlet goes by its name, by a short one ("the Examiner"), by letters ("AP"), and by its site; and several outlets of one newsroom are one
 * (language/en/outlet-families.tsv). An outlet that no row knows is a family of its own.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Article } from "../../record/index.ts"

/** What an outlet is told by. All are folded: small letters, no marks, no article. */
export interface Outlet {
  /** its family's name, or its own: what outlets are compared by; null: nothing says whose the article is */
  family: string | null
  /** whole names */
  names: ReadonlySet<string>
  /** letters that stand for one: "TNS" for Trident News Service */
  short: ReadonlySet<string>
}

interface Family {
  family: string
  names: string[]
  short: string[]
  domains: string[]
}

const familiesOf = perLanguage((language): Family[] =>
  language.table("outlet-families", ["family", "names", "short", "domains"]).map((row) => ({
    family: row.family,
    names: row.names.split("|").map(folded),
    short: row.short.split(" ").filter(Boolean),
    domains: row.domains.split(" ").filter(Boolean),
  })),
)

/** The outlet of an article, by the name it gives itself, else by its address. */
export function outletOf({ outlet, url }: Pick<Article, "outlet" | "url">, language: Language): Outlet {
  const name = folded(outlet ?? "")
  const host = hostOf(url)
  const family = familiesOf(language).find(
    ({ names, domains }) => names.includes(name) || (host !== null && domains.some((domain) => isWithin(host, domain))),
  )
  const letters = initialsOf(outlet ?? "")
  const own = name === "" ? [] : [name]
  return {
    family: family?.family ?? (own[0] || host),
    names: new Set([...own, ...(family?.names ?? [])]),
    short: new Set([...(letters === null ? [] : [letters]), ...(family?.short ?? [])]),
  }
}

/** Whether both are known and of one family. */
export const isSameOutlet = (a: Outlet, b: Outlet): boolean => a.family !== null && a.family === b.family

/** "The Port Ellery Echo" → "port ellery echo". */
export function folded(name: string): string {
  const plain = /\P{ASCII}/u.test(name) ? name.normalize("NFKD").replace(/\p{M}/gu, "") : name
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
}

/** The first letters of a name of three words or more, as agencies shorten themselves: "Alder News Agency" → "ANA". */
function initialsOf(name: string): string | null {
  const words = name.match(/\p{Lu}[\p{L}\p{N}]*/gu)?.filter((word) => word !== "The") ?? []
  return words.length >= 3 ? words.map((word) => word.charAt(0)).join("") : null
}

function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  return new URL(url).hostname.replace(/^www\./, "") || null
}

const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`)

/** What an outlet of this name is compared by; null for no name. */
export const familyOf = (outlet: string, language: Language): string | null =>
  outletOf({ outlet, url: null }, language).family
