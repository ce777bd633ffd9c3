/**
 * XML as feeds have it → a tree of elements with their namespaces (Namespaces in XML 1.0). Forgiving of what readers forgive: control characters, a bare
 * "&" or "<", a prefix that was never declared, an inner element that is not closed. Only a root that does not end is a fault, for then something is missing.
 */
import { Parser } from "htmlparser2"

export interface XmlElement {
  /** what stands before the colon, "" for nothing */
  prefix: string
  /** the namespace's address, "" for none */
  space: string
  /** without its prefix, in small letters, for feeds spell names as they like */
  name: string
  /** by their names as written, in small letters */
  attributes: ReadonlyMap<string, string>
  children: (XmlElement | string)[]
}

export class XmlFault extends Error {}

/** Real feeds go to ten or twenty, with the markup of their entries. */
const MAX_DEPTH = 200
/** What XML 1.0 has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/** Prefixes in force: those that an element declares, and what is around it. */
interface Scope {
  declared: ReadonlyMap<string, string>
  outer: Scope | null
}

/**
 * The first element, whole. What stands after its end is passed over. No entity is expanded but those of XML itself.
 *
 * @throws {XmlFault} when there is none, it does not end, or it is nested too deep; its message continues "the feed …"
 */
export function parseXml(text: string): XmlElement {
  const open: { element: XmlElement; scope: Scope | null }[] = []
  let root: XmlElement | null = null
  let isWhole = false
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (isWhole) return
        if (open.length >= MAX_DEPTH) throw new XmlFault("is nested too deep")
        const scope = scopeOf(attributes, open.at(-1)?.scope ?? null)
        const element = elementOf(tag, attributes, scope)
        open.at(-1)?.element.children.push(element)
        root ??= element
        open.push({ element, scope })
      },
      onclosetag(_, isImplied) {
        if (open.pop()?.element === root && !isImplied) isWhole = true
      },
      ontext(data) {
        const words = data.replace(CONTROLS, "")
        if (words !== "") open.at(-1)?.element.children.push(words)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  if (root === null) throw new XmlFault("has no element in it")
  if (!isWhole) throw new XmlFault("does not end")
  return root
}

function scopeOf(attributes: { [name: string]: string }, outer: Scope | null): Scope | null {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/i.test(name))
  if (declared.length === 0) return outer
  return { declared: new Map(declared.map(([name, space]) => [name.slice(6).toLowerCase(), space.trim()])), outer }
}

function elementOf(tag: string, attributes: { [name: string]: string }, scope: Scope | null): XmlElement {
  const [first = "", second] = tag.toLowerCase().split(":")
  const prefix = second === undefined ? "" : first
  let at = scope
  while (at && !at.declared.has(prefix)) at = at.outer
  return {
    prefix,
    space: at?.declared.get(prefix) ?? "",
    name: second ?? first,
    attributes: new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value])),
    children: [],
  }
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== "string"

/** All words in it, also inside other elements. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((node) => (isElement(node) ? textOf(node) : node)).join("") ?? ""
}

/** What is in it as HTML: its words, where the markup was escaped or in CDATA, else its elements written out without prefixes. */
export function htmlOf(element: XmlElement): string {
  return element.children.some(isElement) ? element.children.map(written).join("") : textOf(element)
}

const VOID = new Set(["br", "hr", "img", "wbr", "input", "meta", "link"])

function written(node: XmlElement | string): string {
  if (!isElement(node)) return escaped(node)
  const attributes = [...node.attributes].filter(([name]) => /^[\w-]+$/.test(name))
  const tag = [node.name, ...attributes.map(([name, value]) => `${name}="${escaped(value)}"`)].join(" ")
  return VOID.has(node.name) ? `<${tag}>` : `<${tag}>${node.children.map(written).join("")}</${node.name}>`
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** A "&" that begins no entity with its semicolon. */
const BARE = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)/gi

/** HTML's entities, each that ends as it should, as characters. */
export function decodedEntities(text: string): string {
  const parts: string[] = []
  const parser = new Parser({ ontext: (data) => parts.push(data) }, { decodeEntities: true })
  parser.end(text.replace(BARE, "&amp;").replaceAll("<", "&lt;"))
  return parts.join("").replace(CONTROLS, "")
}
