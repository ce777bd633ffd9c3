/** Markdown: the words without the marks, paragraphs parted by a blank line. The first heading of level one is the title. */
import { fromMarkdown } from "mdast-util-from-markdown"
import { toString as wordsOf } from "mdast-util-to-string"
import { isoDate } from "./dates.ts"
import { datedIn, filledHead, type Head, headOf, signedIn } from "./head.ts"
import { isReadOn } from "./html/standing.ts"
import { partsOf } from "./markdown-parts.ts"
import type { Draft } from "./page.ts"

export function draftOfMarkdown(source: string): Draft {
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source)
  const stated = frontMatter(front?.[1] ?? "")
  const children = partsOf(source.slice(front?.[0].length ?? 0)).flatMap((part) => fromMarkdown(part).children)
  const heading = children.find((node) => node.type === "heading" && node.depth === 1)
  const lines = children
    .filter((node) => node !== heading)
    .flatMap(paragraphsOf)
    .filter((text) => text !== "" && !isReadOn(text))
  const head = lines.slice(0, 4)
  const signed = head.find((text) => signedIn(text) !== null)
  const dated = head.find((text) => datedIn(text) !== null)
  const text = lines.filter((text) => text !== signed && text !== dated).join("\n\n")
  const named = {
    title: stated("title") ?? (heading ? line(wordsOf(heading)) : null),
    byline: stated("author", "byline"),
    outlet: stated("outlet", "publisher", "source"),
    published: isoDate(stated("date", "published")),
    updated: isoDate(stated("updated", "modified")),
  }
  const shown = [signedIn(signed ?? ""), datedIn(dated ?? ""), headOf(text)]
  return {
    ...shown.reduce<Head>((known, more) => (more ? filledHead(known, more) : known), named),
    url: stated("url", "link", "canonical"),
    language: stated("language", "lang"),
    text,
  }
}

type Node = ReturnType<typeof fromMarkdown>["children"][number]

/** Block by block; quotations and lists hold blocks of their own. Code, HTML and rules are no prose. */
function paragraphsOf(node: Node): string[] {
  if (node.type === "blockquote" || node.type === "list" || node.type === "listItem") {
    return node.children.flatMap(paragraphsOf)
  }
  if (node.type !== "paragraph" && node.type !== "heading") return []
  return [line(wordsOf(node, { includeImageAlt: false, includeHtml: false }))]
}

/** `key: value` lines; anything more is no front matter of an article. */
function frontMatter(block: string): (...keys: string[]) => string | null {
  const values = new Map<string, string>()
  for (const line of block.split(/\r?\n/)) {
    const [, key, value] = /^(\w+):\s*(\S.*)$/.exec(line) ?? []
    if (key && value) values.set(key.toLowerCase(), value.replace(/^(["'])(.*)\1$/, "$2"))
  }
  return (...keys) => keys.map((key) => values.get(key)).find((value) => value !== undefined) ?? null
}

const line = (text: string) => text.replace(/\s+/gu, " ").trim()
