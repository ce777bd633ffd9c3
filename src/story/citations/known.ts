/**
 * The names by which outlets are known: those of outlet-families.tsv, and of articles that are at hand. A short one ("the Ledger", "(Sextant)") counts only where it is
 * that of one outlet among them.
 */
import type { Language } from "../../language/index.ts"
import type { Article } from "../../record/index.ts"
import { folded, type Outlet, outletOf } from "../outlets/outlets.ts"

export interface KnownOutlet {
  /** as the outlet writes it */
  name: string
  family: string
  outlet: Outlet
}

export interface KnownOutlets {
  /** every outlet once, by family */
  all: readonly KnownOutlet[]
  /** by a whole name or a domain, folded */
  named(name: string): KnownOutlet | undefined
  /** by letters, as they stand: "AP" */
  lettered(letters: string): KnownOutlet | undefined
  /** by the last word of the name, or the last few, folded: "ledger", "evening post" */
  ending(word: string): KnownOutlet | undefined
  /** by its first word, folded, as agencies call themselves in datelines: "sextant" */
  opening(word: string): KnownOutlet | undefined
}

/** @param articles whose outlets are known besides the families */
export function knownOutlets(articles: readonly Pick<Article, "outlet" | "url">[], language: Language): KnownOutlets {
  const families = language
    .table("outlet-families", ["family"])
    .map(({ family }) => ({ outlet: family, url: null, isFamily: true }))
  const all = new Map<string, KnownOutlet>()
  const names = new Map<string, KnownOutlet | null>()
  const letters = new Map<string, KnownOutlet | null>()
  const endings = new Map<string, KnownOutlet | null>()
  const openings = new Map<string, KnownOutlet | null>()
  const sorts = new Set(language.list("outlet-words"))
  for (const article of [...families, ...articles.map((article) => ({ ...article, isFamily: false }))]) {
    const outlet = outletOf(article, language)
    if (outlet.family === null) continue
    const known = all.get(outlet.family) ?? { name: article.outlet ?? outlet.family, family: outlet.family, outlet }
    all.set(outlet.family, known)
    for (const name of outlet.names) put(names, name, known)
    if (article.url !== null && URL.canParse(article.url))
      put(names, folded(new URL(article.url).hostname.replace(/^www\./, "")), known)
    for (const short of outlet.short) put(letters, short, known)
    const words = folded(article.outlet ?? "").split(" ")
    const [first = ""] = words
    if (article.isFamily || words.length < 2) continue
    for (let i = 1; i < words.length; i++) put(endings, words.slice(i).join(" "), known)
    if (!sorts.has(first)) put(openings, first, known)
  }
  const from = (map: ReadonlyMap<string, KnownOutlet | null>) => (name: string) => map.get(name) ?? undefined
  return {
    all: [...all.values()].toSorted((a, b) => (a.family < b.family ? -1 : 1)),
    named: from(names),
    lettered: from(letters),
    ending: from(endings),
    opening: from(openings),
  }
}

/** What stands for two is nobody's. */
function put(map: Map<string, KnownOutlet | null>, key: string, known: KnownOutlet) {
  const before = map.get(key)
  map.set(key, before === undefined || before?.family === known.family ? known : null)
}
