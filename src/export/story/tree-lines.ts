/** The tree of who has a claim from whom, as lines with boxes: an article a line, below it why it stands there and the words that show it. */
import { type Claim, type ClaimLink, grouped, type Origin, type Span } from "../../record/index.ts"
import { clean, wrap } from "../terminal.ts"
import { outletIn, type Page, quoted } from "./page.ts"
import { type Branch, type Node, treesOf } from "./tree.ts"
import { doing, kinds } from "./words.ts"

const MOST = 12

interface Place {
  branch: Branch
  /** what stands before its first line, and before all that hangs below it */
  first: string
  below: string
}

/** Without recursion: a chain may be as long as there are articles. */
export function treeLines(page: Page, claim: Claim): string[] {
  const lines: string[] = []
  const trees = treesOf(claim, page.story).map((branch) => ({ branch, first: "  ", below: "  " }))
  const open: (Place | string)[] = trees.reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") lines.push(next)
    else {
      lines.push(...linesOf(page, next))
      open.push(...placesBelow(page, next).reverse())
    }
  }
  return lines
}

function placesBelow({ style, paint, columns }: Page, { branch, below }: Place): (Place | string)[] {
  const most = style.most ?? MOST
  // One more is shown rather than a line that says there is one more.
  const shown = branch.branches.length <= most + 1 ? branch.branches : branch.branches.slice(0, most)
  const hidden = branch.branches.length - shown.length
  // From the middle of the window on, what hangs below moves no further to the right.
  const indent = below.length < columns / 2 ? below : below.slice(0, -3)
  const places = shown.map((each, i): Place => {
    const isLast = i === shown.length - 1 && hidden === 0
    const line = each.link?.certain === false ? "┄" : "─"
    return { branch: each, first: `${indent}${isLast ? "└" : "├"}${line} `, below: `${indent}${isLast ? " " : "│"}  ` }
  })
  if (hidden === 0) return places
  return [...places, wrap(paint.quiet(`and ${grouped(hidden)} more`), columns, `${indent}└─ `)]
}

function linesOf(page: Page, { branch, first, below }: Place): string[] {
  const { columns } = page
  const details = detailsOf(page, branch).map((line) => wrap(line, columns, below, below))
  return [wrap(headOf(page, branch), columns, first, below), ...details]
}

function headOf(page: Page, { node, again }: Branch): string {
  const { paint, short, style, when } = page
  if ("origin" in node) return originHead(page, node.origin)
  if ("outlet" in node) return `${paint.who(clean(node.outlet))} ${paint.quiet("· not in this ledger")}`
  const isAsked = node.article === style.article
  const name = outletIn(page, node.article)
  return [
    `${isAsked ? paint.strong(name) : name}, ${when(node.article)}`,
    paint.quiet([short(node.article), ...(again ? ["shown elsewhere"] : [])].join(", ")),
    ...(isAsked ? [paint.act("← this article")] : []),
  ].join("  ")
}

function originHead({ paint, story }: Page, { who, type, interested }: Origin): string {
  const isLacking = type === "media" && !story.articles.some(({ outlet }) => sameName(outlet ?? "", who))
  const about = [kinds[type], ...(interested ? ["speaks of itself"] : []), ...(isLacking ? ["not in this ledger"] : [])]
  const words = about.filter(Boolean).map((each) => `· ${each}`)
  return [paint.who(clean(who)), ...words.map(paint.quiet)].join(" ")
}

const sameName = (a: string, b: string) => bare(a) === bare(b)
const bare = (name: string) => name.toLowerCase().replace(/^the /, "").trim()

function detailsOf(page: Page, { node, link, also, again }: Branch): string[] {
  const { paint, style } = page
  if ("origin" in node) return otherNames(page, node.origin)
  const statements = "article" in node && !again ? node.statements : []
  return [
    ...(link ? [reasonText(page, doing[link.reason], link) + sourcePlace(page, node, link)] : []),
    ...(link === null && also.length === 0 && "article" in node ? [paint.quiet(rootText(node))] : []),
    ...also.map(({ link: other, from, circle }) => {
      const back = circle ? " (a circle: that one has it from here)" : ""
      return reasonText(page, `also from ${nameIn(page, from)}${back}: ${doing[other.reason]}`, other)
    }),
    ...statements.flatMap(({ hedge, span }) => [
      ...(hedge ? [`${paint.stance("with a doubt:")} ${quoted(page, hedge)}`] : []),
      ...(style.wording ? [`${paint.quiet("says:")} ${quoted(page, span)}${placeIn(page, node, span)}`] : []),
    ]),
  ]
}

/** `46908a/88-131`, as `hearsay same` and `different` take it. */
function placeIn({ paint, short }: Page, node: Node, { start, end }: Span): string {
  return "article" in node ? `  ${paint.quiet(`${short(node.article)}/${start}-${end}`)}` : ""
}

/** Where an article names its source: whether two such are the same people can be judged. */
const sourcePlace = (page: Page, node: Node, { from, span }: ClaimLink) =>
  page.style.wording && "origin" in from && span ? placeIn(page, node, span) : ""

function reasonText(page: Page, words: string, { span }: Pick<ClaimLink, "span">): string {
  return span ? `${page.paint.quiet(`${words}:`)} ${quoted(page, span)}` : page.paint.quiet(words)
}

function rootText({ statements }: Extract<Node, { article: string }>): string {
  const who = statements.find((each) => each.who !== null)?.who
  return who ? `names ${clean(who)}, and no first sayer was found` : "names no source"
}

function nameIn(page: Page, node: Node): string {
  if ("origin" in node) return clean(node.origin.who)
  return "outlet" in node ? clean(node.outlet) : outletIn(page, node.article)
}

/** Other words for the same people, with who has them. */
function otherNames(page: Page, { because }: Origin): string[] {
  return because
    .filter(({ reason }) => reason === "same people")
    .map(({ article, span }) => reasonText(page, `${doing["same people"]}, in ${outletIn(page, article)}`, { span }))
}
