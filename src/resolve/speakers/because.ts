/** For each source, which pass said who it is, why in words, and the words that show it. */
import { type Because, type Range, type Span, spanOf } from "../../record/index.ts"
import { is } from "../words/index.ts"
import type { Head } from "./head.ts"
import type { Speaking } from "./speaking.ts"
import type { Figure, NameMention } from "./types.ts"
import { keyOf, nameOf, type Scene } from "./world.ts"

type Reason = Pick<Because, "pass" | "why"> & {
  /** beside the source's own words */
  shown: readonly Range[]
}

/** @param isShared whether the words of the source stand with another statement, and not with this one */
export function becauseOf(scene: Scene, speaking: Speaking, i: number, isShared: boolean): Because {
  const { passage, attributions, heads } = scene
  const source = attributions[i]?.source ?? []
  const head = heads[i]
  if (!head) return { pass: "attributions", why: "the text names nobody", spans: [...source] }
  const { pass, why, shown } = reasonFor(speaking, head, speaking.who[i] ?? null)
  const own = new Set(source.map(keyOf))
  const others = shown.filter((range) => !own.has(keyOf(range)))
  return {
    pass,
    why: isShared ? `it shares the source of another statement: ${why}` : why,
    spans: [...source, ...others.map(({ start, end }): Span => spanOf(passage.text, start, end))],
  }
}

function reasonFor({ cast }: Speaking, head: Head, figure: Figure | null): Reason {
  const { token, kind, apposed } = head
  if (cast.at.get(`and:${token.end}`)?.figure)
    return {
      pass: "mentions",
      why: "a group: they are named together",
      shown: (figure?.members ?? []).flatMap(({ names: [name] }) => name ?? []),
    }
  if (kind === "name") return nameReason(nameOf(head), figure)
  if (apposed)
    return { pass: "mentions", why: "an apposition: the name stands beside the description", shown: [apposed] }
  if (kind === "pronoun" && is(token, "first-person")) return firstPersonReason(head, figure)
  if (kind === "pronoun" && is(token, "relative-pronoun"))
    return figure
      ? {
          pass: "speaking",
          why: "a relative pronoun: it stands for what is right before it",
          shown: before(figure, token),
        }
      : { pass: "speaking", why: "a relative pronoun: nothing before it says for whom it stands", shown: [] }
  const linked = cast.at.get(kind === "pronoun" ? keyOf(token) : `:${token.end}`)
  if (linked?.figure && !figure)
    return { pass: "speaking", why: "a pronoun in a quotation: it is never whoever speaks that", shown: [] }
  const because = linked?.because ?? []
  const what = kind === "pronoun" ? "a pronoun" : "a description"
  if (because.length)
    return { pass: "mentions", why: `${what}: ${because.join("; ")}`, shown: figure ? before(figure, token) : [] }
  return {
    pass: "mentions",
    why: `${what}: ${figure ? "it comes back to nobody before" : "nobody before fits"}`,
    shown: [],
  }
}

function nameReason(name: NameMention | undefined, figure: Figure | null): Reason {
  if (name && !figure) return { pass: "named", why: "a surname that two people share", shown: [] }
  const lengthOf = (range: Range) => range.end - range.start
  const [full] = figure?.names.toSorted((a, b) => lengthOf(b) - lengthOf(a)) ?? []
  if (!name || !full || lengthOf(full) <= lengthOf(name))
    return { pass: "named", why: "a name: its words name it", shown: [] }
  const how = name.titled ? "a title and part of a longer name" : "a short name: part of a longer one"
  return { pass: "named", why: how, shown: [full] }
}

function firstPersonReason({ token }: Head, figure: Figure | null): Reason {
  if (!figure) return { pass: "speaking", why: "first person: nobody is known to speak there", shown: [] }
  const why = token.quoted
    ? "first person: whoever speaks the quotation"
    : figure.type === "media"
      ? "first person: the outlet"
      : "first person: whoever speaks there or wrote the article"
  return { pass: "speaking", why, shown: before(figure, token) }
}

/** Where somebody was last named or described before a word. */
function before({ mentions }: Figure, { start }: Range): Range[] {
  const last = mentions.findLast((mention) => mention.kind !== "pronoun" && mention.end <= start)
  return last ? [last] : []
}
