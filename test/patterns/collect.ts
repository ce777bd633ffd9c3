/** Every pattern of Hearsay: those that stand in src/, those that it makes, and those of the tables of a language. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parse } from "svelte/compiler"
import ts from "typescript"
import { languageCodes, tableOf } from "../../src/language/index.ts"

export interface Found {
  /** a file of src/ or of language/ */
  where: string
  source: string
  flags: string
}

const src = fileURLToPath(new URL("../../src/", import.meta.url))

/** Between strokes, in code and in the parts of the page. */
export function writtenInCode(): Found[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(src, name), "utf8")
      const found = name.endsWith(".svelte") ? ofComponent(text) : ofModule(name, text)
      return found.map((pattern) => ({ where: `src/${name}`, ...pattern }))
    })
}

function ofModule(name: string, text: string): Omit<Found, "where">[] {
  const found: Omit<Found, "where">[] = []
  const walk = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []
      found.push({ source, flags })
    }
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true))
  return found
}

function ofComponent(text: string): Omit<Found, "where">[] {
  const found: Omit<Found, "where">[] = []
  JSON.stringify(parse(text, { modern: true }), (_, node) => {
    if (node?.type === "Literal" && node.regex) found.push({ source: node.regex.pattern, flags: node.regex.flags })
    return node
  })
  return found
}

/** The columns of tables whose cells are patterns. */
const COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ["patterns.tsv", "pattern"],
  ["walls.tsv", "pattern"],
  ["endings.tsv", "ending"],
  ["singulars.tsv", "ending"],
  ["demonyms.tsv", "ending"],
]

export function writtenInTables(): Found[] {
  return languageCodes().flatMap((code) =>
    COLUMNS.flatMap(([table, column]) => {
      const { rows = [] } = tableOf(code, table) ?? {}
      return rows.map(({ [column]: source = "", flags }) => ({
        where: `language/${code}/${table}`,
        source,
        flags: flags || "u",
      }))
    }),
  )
}
