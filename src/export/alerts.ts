/** Alerts → an RSS 2.0 feed, for any reader of feeds. The same alerts give the same bytes. */
import { generateRssFeed } from "feedsmith"
import type { Alert } from "../record/index.ts"

/** Feeds must name a site: the desk of this machine, as `hearsay serve` opens it. */
const HOME = "http://127.0.0.1:4747/"
const NEVER = "Hearsay says who says what, and on whose word. It does not say whether it is true."

/** @param alerts the newest first */
export function alertsFeed(alerts: readonly Alert[]): string {
  return `${generateRssFeed(
    {
      title: "Hearsay: alerts",
      link: HOME,
      description: `What changed in what is watched. ${NEVER}`,
      language: "en",
      generator: "Hearsay",
      ...(alerts[0] ? { lastBuildDate: new Date(alerts[0].at) } : {}),
      items: alerts.map((alert) => ({
        title: clean(alert.title),
        ...(alert.article.link === null ? {} : { link: alert.article.link }),
        description: htmlOf(alert),
        categories: [{ name: alert.kind }],
        guid: { value: alert.guid, isPermaLink: false },
        pubDate: new Date(alert.at),
      })),
    },
    { strict: true },
  ).trim()}\n`
}

function htmlOf({ span, article, statement, claim, before, after, later, for: asked }: Alert): string {
  const paper = [article.outlet, article.title, article.published?.slice(0, 10)].flatMap((part) => part ?? [])
  const place = `${article.id}${statement ? `/${statement}` : ""}, characters ${span.start} to ${span.end}`
  const lines = [
    `<blockquote>${escaped(span.text)}</blockquote>`,
    `<p>${escaped(paper.join(" · "))}<br/>${escaped(place)}</p>`,
    ...(claim ? [`<p>The claim: ${escaped(claim.text)}</p>`] : []),
    ...(before || after
      ? [`<p>Before: ${escaped(before ?? "nothing")}. Now: ${escaped(after ?? "nothing")}.</p>`]
      : []),
    ...(later ? [`<p>A later version of the article, ${escaped(later)}, has it no more.</p>`] : []),
    `<p>For ${escaped(asked.name)}. ${NEVER}</p>`,
  ]
  return lines.join("\n")
}

const escaped = (text: string) =>
  clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** What XML 1.0 has no place for, half a character included. */
const clean = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ")
