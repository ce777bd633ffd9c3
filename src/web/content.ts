/** What was said, in pieces: interruptions closed where they only told who said it, marks of quotation in pairs. */
import type { Record, Span, Statement } from "../record/index.ts"
import { unclosed } from "./phrases.ts"
import { joined } from "./words.ts"

/** A piece of a statement's sentence. */
export interface Piece {
  /** the part of the statement whose words these are; null for what joins them */
  role: string | null
  text: string
  /** said of the statement, behind the dash */
  aside?: boolean
  /** the article's words, where a pronoun gave way to a name */
  words?: string
}

export function isQuoted({ spans }: { spans: readonly Span[] }): boolean {
  return /^["“‘«„]/.test(spans[0]?.text ?? "") || /^'\p{Lu}/u.test(spans[0]?.text ?? "")
}

/** Words before which a comma may well have been the speaker's own. */
const CARRIES_ON = /^.(but|and|or|nor|so|yet|because|if|when|which|who|though|although|while|as|not)\b/

/** Without a "which" that only points at the rest. */
export function spansOf({ spans }: { spans: readonly Span[] }): readonly Span[] {
  const kept = spans.filter(({ text }) => !/^(which|that|who)$/i.test(text))
  return kept.length > 0 ? kept : spans
}

/** @param head how the first span begins here, when not as in the text */
export function contentOf(record: Record, statement: Statement, head: string | null): Piece[] {
  const kept = spansOf(statement.content)
  const texts = kept.map((span, i) => {
    const text = joined([i === 0 && head !== null ? { ...span, text: head } : span])
    return text.replace(/^[—–\s]+/, "").replace(/(?<![—–;:\s])[—–;:\s]+$/, "")
  })
  const pieces = kept.flatMap((_, i): Piece[] => {
    const text = texts[i] ?? ""
    const last = i === kept.length - 1
    const joint = last ? "" : jointOf(record, statement, kept[i] as Span, kept[i + 1] as Span)
    const next = texts[i + 1] ?? ""
    if (joint === " " && /,["”’]$/.test(text) && /^["“‘]\p{Ll}/u.test(next)) {
      texts[i + 1] = next.slice(1) // one quotation, interrupted
      return [
        { role: "content", text: text.slice(0, CARRIES_ON.test(next) ? -1 : -2) },
        { role: null, text: joint },
      ]
    }
    const { words, close } = ended(text, next)
    return [
      { role: "content", text: words },
      { role: null, text: close + joint },
    ]
  })
  const { before, after } = unclosed(pieces.map(({ text }) => text).join(""))
  return [{ role: null, text: before }, ...pieces, { role: null, text: after }]
}

/** The comma before "she said" belongs to the outlet: at the end of a sentence it is a full stop. */
function ended(text: string, next: string): { words: string; close: string } {
  const quoted = text.match(/^(.*),(["”’'»])$/s)
  const ends = next === "" || /^["“‘'«]\p{Lu}/u.test(next)
  if (quoted?.[1] && ends) return { words: quoted[1], close: `.${quoted[2]}` }
  return { words: text.replace(/,$/, ""), close: "" }
}

/** "The bridge, he said, will stay closed": nothing is left out between the pieces but who said it. */
function jointOf({ article }: Record, { cue, source }: Statement, left: Span, right: Span): string {
  const words = article.text.slice(left.end, right.start)
  const inside = [...cue.spans, ...source.spans].some(({ start, end }) => start >= left.end && end <= right.start)
  if (!inside || words.length > 160 || /[.!?]\s+\S/.test(words.replace(/[.!?]["”’]?\s*$/, "")) || /\n/.test(words))
    return " … "
  return /^(If|When|Unless|Although|Though|While|After|Before|As|Once|Since|Because|Until)\s/i.test(left.text)
    ? ", "
    : " "
}
