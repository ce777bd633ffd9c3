/**
 * The address of a page, among those that it gives. A canonical address may be wrong: the site's home page on every article, a section's, another host's.
 * A wrong one makes two articles one, so an address counts only where it can be this page's.
 */
import { wordList } from "../../language/index.ts"

/** Hosts that show other sites' pages: there the canonical address on another host is the right one. */
const MIRRORS =
  /(?:^|\.)(?:ampproject\.org|translate\.goog|googleusercontent\.com|archive\.org|archive\.(?:today|ph|is|li|md|vn|fo)|perma\.cc)$/
const sections = new Set(wordList("site-sections").map((words) => words.replace(/ /g, "-")))

interface Stated {
  canonical: string | null
  og: string | null
  linked: readonly string[]
}

/**
 * @param base the address that the page was fetched from, or null
 * @returns the first plausible of the canonical address, `og:url`, the address in JSON-LD and the one fetched from; null when there is none
 */
export function addressOf(stated: Stated, base: string | null): string | null {
  const from = parsed(base, null)
  const [canonical, og, ...linked] = [stated.canonical, stated.og, ...stated.linked].map((url) => parsed(url, base))
  const others = [og, ...linked].filter((url) => url !== null && url !== undefined)
  const home = from && !MIRRORS.test(from.hostname) ? from : (others.find(isArticle) ?? null)
  const candidates = [canonical, ...others, from].filter((url) => url !== null && url !== undefined)
  const witnesses = [...others, ...(from ? [from] : [])]
  return (
    candidates.find(
      (url) => isArticle(url) && (!home || isSameSite(url, home)) && !witnesses.some((other) => isAbove(url, other)),
    )?.href ?? null
  )
}

/** The words of an address that name its site: "www.ostby-post.co.uk" → "ostby-post". */
export function siteOf(address: string | null): string | null {
  const labels = domainOf(parsed(address, null)?.hostname ?? "").split(".")
  return labels[0] || null
}

function parsed(stated: string | null | undefined, base: string | null): URL | null {
  if (!stated) return null
  try {
    const url = new URL(stated, base ?? undefined)
    return /^https?:$/.test(url.protocol) ? url : null
  } catch {
    return null
  }
}

const stepsOf = (url: URL) =>
  url.pathname.split("/").filter((step) => step !== "" && !/^(?:index|default|home)(?:\.\w+)?$/i.test(step))

/** Neither a home page nor that of a section by its name. */
function isArticle(url: URL): boolean {
  const steps = stepsOf(url)
  if (steps.length === 0) return /[?&](?:p|id|page_id|article|story|newsid|aid|sid)=\w/i.test(url.search)
  return url.search !== "" || !steps.every((step) => sections.has(step.toLowerCase()))
}

/** "/news" above "/news/2031/bridge": a page that lists the other. A slug or a number is an article's, whatever stands below it. */
function isAbove(url: URL, other: URL): boolean {
  const [above, below] = [stepsOf(url), stepsOf(other)]
  const [last = "", next = ""] = [above.at(-1), below[above.length]]
  return (
    isSameSite(url, other) &&
    url.search === "" &&
    above.length < below.length &&
    above.every((step, i) => step === below[i]) &&
    !isSlug(last) &&
    (above.length === 1 || /[-_\d]/.test(next)) &&
    !/^(?:amp|print|page|full|all|single|\d{1,3})$/i.test(next)
  )
}

const isSlug = (step: string) =>
  /\d{5}/.test(step) || (step.includes("-") && (/\d/.test(step) || step.indexOf("-") < step.lastIndexOf("-")))

const isSameSite = (a: URL, b: URL) => domainOf(a.hostname) === domainOf(b.hostname)

/** "news.ostby.co.uk" → "ostby.co.uk": the last two labels, or three where the last two are a country's kind of name. */
function domainOf(host: string): string {
  const labels = host.toLowerCase().split(".")
  const isKind =
    /^(?:com?|org|net|ac|gov|edu|gob|govt|or|ne|go|in)$/.test(labels.at(-2) ?? "") && (labels.at(-1)?.length ?? 0) === 2
  return labels.slice(isKind ? -3 : -2).join(".")
}
