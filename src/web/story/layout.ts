/**
 * Where the cards of a drawing stand and how its lines run: columns are given by time, and dagre finds in what order the cards of each column cross fewest lines
 * (Gansner et al., A technique for drawing directed graphs, 1993) and how high they stand (Brandes and Köpf 2001).
 *
 * Heights are in rem. Widths are in columns, so that a drawing takes whatever width the page has.
 */
import { Graph, layout } from "@dagrejs/dagre"
import type { Tree, TreeLink, TreeNode } from "./tree.ts"

interface Drawn {
  node: TreeNode
  /** of its upper edge, and of the line on which links come in */
  top: number
  port: number
  height: number
}

interface Line {
  path: string
  link: TreeLink
}

export interface Drawing {
  cards: Map<string, Drawn>
  lines: Line[]
  /** in columns, the narrower first one among them, and in rem */
  width: number
  columns: number
  height: number
}

/** The width of the first column, which has no gap before it, and the share of every other that is gap. */
export const FIRST_COLUMN = 0.88
export const GAP = 0.32

/** Heights in rem: of a card's head, of an origin's, of a line for each that prints the same, of the reason on a link, and between cards. */
const HEAD = 3.8
const ORIGIN = 4.9
const ROW = 1.75
const REASON = 1.55
const BETWEEN = 1

export function drawingOf(tree: Tree): Drawing {
  const graph = new Graph()
  // The ranks are given, as columns: dagre counts two for each, one of them for the words on a line. Its types do not name this ranker.
  graph.setGraph({ rankdir: "LR", ranker: "none" as "longest-path", nodesep: BETWEEN, edgesep: 0.5, ranksep: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of tree.nodes) graph.setNode(node.key, { width: 1, height: heightOf(node), rank: 2 * node.column })
  const forward = tree.nodes.flatMap(({ links }) => links.filter(({ back }) => !back))
  for (const { from, to, link } of forward) graph.setEdge(from, to, { weight: link.certain ? 2 : 1 })
  if (tree.nodes.length > 0) layout(graph)
  const centre = (key: string) => graph.node(key)?.y ?? 0
  const upper = Math.min(0, ...tree.nodes.map((node) => centre(node.key) - heightOf(node) / 2))
  const cards = new Map(
    tree.nodes.map((node) => {
      const height = heightOf(node)
      const top = centre(node.key) - height / 2 - upper
      return [node.key, { node, top, height, port: top + headOf(node) / 2 }] as const
    }),
  )
  const bottom = Math.max(0, ...[...cards.values()].map(({ top, height }) => top + height))
  const back = tree.nodes.flatMap(({ links }) => links.filter(({ back }) => back))
  const lines = [
    ...forward.map((link) => ({
      link,
      path: forwardPath(
        cards,
        link,
        (graph.edge(link.from, link.to)?.points ?? []).map(({ y }: { y: number }) => y - upper),
      ),
    })),
    ...back.map((link, i) => ({ link, path: backPath(cards, link, bottom + 1.1 + i * 0.7) })),
  ]
  const columns = Math.max(1, ...tree.bands.map(({ first, columns }) => first + columns))
  return {
    cards,
    lines,
    width: FIRST_COLUMN + columns - 1,
    columns,
    height: bottom + (back.length > 0 ? 1.6 + back.length * 0.7 : 0),
  }
}

function headOf({ kind, links }: TreeNode): number {
  return Math.max(kind === "origin" ? ORIGIN : HEAD, links.filter(({ back }) => !back).length * REASON)
}

function heightOf(node: TreeNode): number {
  const rows = Math.max(0, node.articles.length - 1) + (node.more > 0 ? 1 : 0)
  return headOf(node) + rows * ROW + (rows > 0 ? 0.35 : 0)
}

const leftOf = (column: number) => (column === 0 ? 0 : FIRST_COLUMN + column - 1 + GAP)
const rightOf = (column: number) => FIRST_COLUMN + column

/** From the right of one card to the left of another; past the cards of the columns between, at the heights that dagre found free. */
function forwardPath(cards: ReadonlyMap<string, Drawn>, link: TreeLink, heights: readonly number[]): string {
  const [from, to] = [cards.get(link.from), cards.get(link.to)]
  if (!from || !to) return ""
  const into = to.node.links.filter(({ back }) => !back)
  const end = to.port + (into.indexOf(link) - (into.length - 1) / 2) * REASON
  const points = [{ x: rightOf(from.node.column), y: from.port }]
  // dagre's points: the card, then one for each half column, the card; every second one is the middle of a column on the way.
  for (let column = from.node.column + 1; column < to.node.column; column++) {
    const y = heights[2 * (column - from.node.column)] ?? end
    points.push({ x: leftOf(column), y }, { x: rightOf(column), y })
  }
  points.push({ x: leftOf(to.node.column), y: end })
  return points
    .map(({ x, y }, i) => {
      const last = points[i - 1]
      if (!last) return `M${round(x)} ${round(y)}`
      const bend = (x - last.x) / 2
      return last.y === y
        ? `H${round(x)}`
        : `C${round(last.x + bend)} ${round(last.y)} ${round(x - bend)} ${round(y)} ${round(x)} ${round(y)}`
    })
    .join("")
}

/** From below one card to below another, under all. */
function backPath(cards: ReadonlyMap<string, Drawn>, link: TreeLink, lane: number): string {
  const [from, to] = [cards.get(link.from), cards.get(link.to)]
  if (!from || !to) return ""
  const middle = ({ node }: Drawn, share: number) =>
    leftOf(node.column) + (rightOf(node.column) - leftOf(node.column)) * share
  const [x, end] = [middle(from, 0.7), middle(to, 0.3)]
  const [y, up] = [from.top + from.height, to.top + to.height]
  const bend = Math.sign(end - x) * 0.15
  return `M${round(x)} ${round(y)}C${round(x)} ${round(lane)} ${round(x)} ${round(lane)} ${round(x + bend)} ${round(lane)}H${round(end - bend)}C${round(end)} ${round(lane)} ${round(end)} ${round(lane)} ${round(end)} ${round(up)}`
}

const round = (value: number) => Math.round(value * 1000) / 1000
