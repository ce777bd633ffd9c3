/** Who asks and who answers where labels say only "Q" and "A": the prose above them tells ("Dana Holt of Radio Nord {spoke to} Pavel Rusk"). */
import { perLanguage } from "../../language/index.ts"
import { type Span, spanOf } from "../../record/index.ts"
import { isOutlet } from "../chains/index.ts"
import { begunAt, is, matchAt, type Passage, patternOf, type Token, tokenAt } from "../words/index.ts"

export interface Interview {
  asks: Span | null
  answers: Span | null
}

const NOBODY: Interview = { asks: null, answers: null }
/** How many paragraphs above the first label are looked through. */
const ABOVE = 8
/** Tokens of a phrase that names somebody. */
const LONGEST = 14

const formsOf = perLanguage((language) =>
  language
    .table("interviews", ["pattern", "asks"])
    .map(({ pattern, asks }) => ({ pattern: patternOf(language, pattern), asks })),
)

/** @param offset where the first label stands */
export function interviewAbove(passage: Passage, offset: number): Interview {
  const to = begunAt(passage.paragraphs, offset) - 1
  const oldest = passage.paragraphs[Math.max(0, to - ABOVE)]?.start ?? 0
  for (let i = begunAt(passage.sentences, offset - 1) - 1; i >= 0; i--) {
    const sentence = passage.sentences[i]
    if (!sentence || sentence.start < oldest) break
    const tokens = passage.tokens.slice(tokenAt(passage, sentence.start), tokenAt(passage, sentence.end - 1) + 1)
    const found = interviewIn(passage, tokens)
    if (found) return found
  }
  return NOBODY
}

function interviewIn(passage: Passage, tokens: readonly Token[]): Interview | null {
  for (let at = 0; at < tokens.length; at++) {
    for (const { pattern, asks } of formsOf(passage.language)) {
      const end = matchAt(pattern, tokens, at)
      if (end === null) continue
      const [subject, object] = [
        namedIn(passage, tokens.slice(Math.max(0, at - LONGEST), at)),
        namedIn(passage, tokens.slice(end, end + LONGEST)),
      ]
      const found = sidesOf(subject, object, asks)
      if (found) return found
    }
  }
  return null
}

interface Named {
  name: Span
  /** an outlet stands beside the name, or is the name */
  isOfOutlet: boolean
}

/** The two sides, by what the verb says or, of two who speak to one another, by who is of an outlet. */
function sidesOf(subject: Named | null, object: Named | null, asks: string): Interview | null {
  if (!subject || !object) return null
  if (asks === "subject") return { asks: subject.name, answers: object.name }
  if (asks === "object") return { asks: object.name, answers: subject.name }
  if (subject.isOfOutlet === object.isOfOutlet) return null
  return subject.isOfOutlet
    ? { asks: subject.name, answers: object.name }
    : { asks: object.name, answers: subject.name }
}

/** The first person named in a phrase, and whether an outlet is; an outlet alone stands for itself. */
function namedIn({ text }: Passage, tokens: readonly Token[]): Named | null {
  const names: Token[][] = []
  let before: Token | undefined
  for (const token of tokens) {
    const isName = /^\p{Lu}/u.test(token.text) && !is(token, "determiner")
    if (isName && before && names.at(-1)?.at(-1) === before) names.at(-1)?.push(token)
    else if (isName) names.push([token])
    before = token
  }
  const outlets = names.filter((name) => isOutlet(name))
  const chosen = names.find((name) => !outlets.includes(name)) ?? names[0]
  const [first, last] = [chosen?.[0], chosen?.at(-1)]
  return first && last ? { name: spanOf(text, first.start, last.end), isOfOutlet: outlets.length > 0 } : null
}
