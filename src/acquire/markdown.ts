/** Markdown → its text in paragraphs, its first heading as the title, and what a front matter states. */
import { fromMarkdown } from "mdast-util-from-markdown"
import { toString as words } from "mdast-util-to-string"
import { isoDate } from "./dates.ts"
import type { Draft } from "./page.ts"

export function draftOfMarkdown(source: string): Draft {
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source)
  const stated = frontMatter(front?.[1] ?? "")
  const { children } = fromMarkdown(source.slice(front?.[0].length ?? 0))
  const heading = children.find((node) => node.type === "heading" && node.depth === 1)
  const paragraphs = children
    .filter((node) => node !== heading && !["code", "html", "thematicBreak", "definition"].includes(node.type))
    .flatMap((node) => ("children" in node && ["list", "blockquote"].includes(node.type) ? node.children : [node]))
    .map((node) => words(node).trim())
    .filter((text) => text !== "")
  return {
    title: stated("title") ?? (heading ? words(heading) : null),
    byline: stated("author", "byline"),
    outlet: stated("outlet", "publisher", "source"),
    published: isoDate(stated("date", "published")),
    updated: isoDate(stated("updated", "modified")),
    url: stated("url", "link", "canonical"),
    language: stated("language", "lang"),
    text: paragraphs.join("\n\n"),
  }
}

/** `key: value` lines; anything more is no front matter of an article. */
function frontMatter(block: string): (...keys: string[]) => string | null {
  const values = new Map<string, string>()
  for (const line of block.split(/\r?\n/)) {
    const [, key, value] = /^(\w+):\s*(.+)$/.exec(line) ?? []
    if (key && value) values.set(key.toLowerCase(), value.replace(/^(["'])(.*)\1$/, "$2"))
  }
  return (...keys) => keys.map((key) => values.get(key)).find((value) => value !== undefined) ?? null
}
