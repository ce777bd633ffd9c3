/** What to call somebody in a list: by name, or in the article's words without the clause that tells more of them. */
import type { Record, SourceType, Span } from "../../record/index.ts"
import { capital } from "../phrases.ts"
import { joined, nameOf, sourceTypeWords, whoOf } from "../words.ts"

export interface Named {
  name: string
  /** what kind of source it is, where that is more than a name */
  kind: string | null
}

/** Of whom the article says no more than this. */
const PRONOUN = /^(he|she|it|they|who|whom|which|that|i|we|you|him|her|them|us|me)$/i

interface Member {
  spans: readonly Span[]
  entity: string | null
  type: SourceType | null
}

/** @returns also a key that is the same for the same source */
export function labelOf(record: Record, member: Member): Named & { key: string } {
  const { spans, entity, type } = member
  const name = entity && type === "named" ? nameOf(record, entity) : null
  const words = shortName(name ?? (whoOf(record, { spans, entity }).shown || joined(spans)))
  const kind = type && type !== "named" && type !== "none" ? sourceTypeWords[type] : null
  const shown = PRONOUN.test(words) ? `Somebody (“${words.toLowerCase()}”)` : words ? capital(words) : "Nobody named"
  return { key: entity ?? words.toLowerCase(), name: shown, kind }
}

/** "three officials briefed on the talks" of "three officials briefed on the talks, who asked not to be named". */
export function shortName(words: string): string {
  return words
    .replace(/(?<![,\s])(?:\s*,)+\s*(?:who|which|whose|whom|speaking|citing|asking|where)\s.*$/su, "")
    .replace(/(?<![,;:\s])[,;:\s]+$/, "")
}
