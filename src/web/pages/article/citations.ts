/** A statement as it is cited: as text, Markdown, BibTeX and RIS. Nothing is filled in that the article does not state. */
import { linkToWords, type Record, type Statement, webAddressOf } from "../../../record/index.ts"
import { quoteOf } from "../../quote.ts"

export interface Citation {
  name: string
  text: string
}

/** @param seen where the statement stands on this desk: what is given where the article has no address of its own */
export function citationsOf(record: Record, statement: Statement): Citation[] {
  return [
    { name: "Text", text: quoteOf(record, statement) },
    { name: "Markdown", text: markdownOf(record, statement) },
    { name: "BibTeX", text: bibtexOf(record, statement) },
    { name: "RIS", text: risOf(record, statement) },
  ]
}

function markdownOf(record: Record, statement: Statement): string {
  const [line = ""] = quoteOf(record, statement).split("\n")
  const at = line.lastIndexOf(" — ")
  const [words, from] = [line.slice(0, at), line.slice(at + 3)]
  const link = linkToWords(record, statement)
  const plain = (text: string) => text.replace(/[\\`*_[\]<>#]/g, "\\$&")
  const { title } = record.article
  const where = link ? ` ([${plain(title ?? "the article")}](${link}))` : title ? ` (${plain(title)})` : ""
  return `> ${plain(words)}\n>\n> — ${plain(from)}${where}`
}

function bibtexOf(record: Record, statement: Statement): string {
  const { title, byline, outlet, published, id } = record.article
  const fields = [
    ["author", byline && bylineOf(byline)],
    ["title", title],
    ["journal", outlet],
    ["date", published?.slice(0, 10)],
    ["year", published?.slice(0, 4)],
    ["url", linkToWords(record, statement) ?? webAddressOf(record.article)],
    ["note", quoteOf(record, statement).split("\n")[0]],
  ].filter((field): field is [string, string] => Boolean(field[1]))
  const lines = fields.map(([name, value]) => `  ${name} = {${name === "url" ? value : escaped(value)}}`)
  return `@article{hearsay-${id.slice(0, 8)}-${statement.id},\n${lines.join(",\n")}\n}`
}

/** What TeX takes for its own, braces that stand alone among them. */
const escaped = (text: string) => text.replace(/[\\{}&%$#_~^]/g, (mark) => TEX[mark] ?? `\\${mark}`)
const TEX: { [mark: string]: string } = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
}

function risOf(record: Record, statement: Statement): string {
  const { title, byline, outlet, published, language } = record.article
  const lines = [
    ["TY", "NEWS"],
    ...(byline ? bylineOf(byline).split(" and ") : []).map((author) => ["AU", author]),
    ["TI", title],
    ["T2", outlet],
    ["DA", published?.slice(0, 10).replaceAll("-", "/")],
    ["PY", published?.slice(0, 4)],
    ["LA", language],
    ["UR", linkToWords(record, statement) ?? webAddressOf(record.article)],
    ["N1", quoteOf(record, statement).split("\n")[0]],
  ].filter((line): line is [string, string] => Boolean(line[1]))
  return [...lines.map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, " ")}`), "ER  - "].join("\n")
}

/** "By Ada Renn and Ivo Tarn" → "Ada Renn and Ivo Tarn" */
const bylineOf = (byline: string) =>
  byline
    .replace(/^by\s+/i, "")
    .split(/[,&]/)
    .map((name) => name.trim().replace(/^and\s+/, ""))
    .filter(Boolean)
    .join(" and ")
