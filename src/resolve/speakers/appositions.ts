/** Descriptions that stand beside a name and say who it is: "Maria Okafor, the former mayor of Brill, …", "the bank's spokesman, Emil Ost, …". */
import { beginning } from "../words/index.ts"
import { isNoun } from "./descriptions.ts"
import * as lexicon from "./lexicon.ts"
import type { Token } from "./tokens.ts"
import type { Description, NameMention } from "./types.ts"

const LONGEST = 14
const OPENS_ROLE = /^(?:a|an|the|one|another|former|then|its|his|her|their|our|who|new|first|second|once|also)$/

export interface Apposition {
  name: NameMention
  description: Description
}

export function appositionsOf(
  text: string,
  tokens: readonly Token[],
  names: readonly NameMention[],
  descriptions: readonly Description[],
): Apposition[] {
  const byEnd = new Map(names.map((name) => [name.end, name]))
  const before = descriptions.flatMap((description) => {
    const [name] = beginning(names, description.end + 1, description.end + 24)
    return name && standsBefore(text, description, name) ? [{ name, description }] : []
  })
  const after = tokens.flatMap((token, i) => {
    const name = byEnd.get(token.end)
    const description = name && !name.possessive ? roleAfter(text, tokens, i) : null
    return name && description ? [{ name, description }] : []
  })
  return [...before, ...after]
}

/** "its lawyer, Barnaby Ost": a singular description, a comma or nothing, and a name that can be so called. */
function standsBefore(text: string, description: Description, name: NameMention): boolean {
  if (description.plural || description.sentence !== name.sentence) return false
  const start = name.descriptors[0]?.start ?? name.start
  const gap = text.slice(description.end, Math.max(description.end, start))
  const titled = /^,? (?:Mr|Mrs|Ms|Dr|Sir|Prof)\.? $/.test(text.slice(description.end, name.start))
  if (!/^,? $/.test(gap) && !titled) return false
  const person = lexicon.isPeopleWord(description.head) && !lexicon.organisationWords.has(description.head)
  if (gap === ", " && !/^\s*(?:,|\(|[.”"])/.test(text.slice(name.end, name.end + 2))) return false
  return person ? name.type === "person" || name.type === null : name.type !== "person"
}

/** ", director of the Institute" after the last word of a name, up to the next mark. */
function roleAfter(text: string, tokens: readonly Token[], i: number): Description | null {
  const first = tokens[i + 1]
  const name = tokens[i]
  if (!first || !name || first.sentence !== name.sentence) return null
  if (/(?:ed|ing)$/.test(first.lower) && !/^(?:retired|elected|appointed|acting|leading)$/.test(first.lower))
    return null
  if (lexicon.notNames.has(first.lower) && !OPENS_ROLE.test(first.lower)) return null
  const gap = text.slice(name.end, first.start)
  if (!/^(?:,| [–—-]{1,2}|\s\() ?$/.test(gap)) return null
  const words: Token[] = []
  for (let j = i + 1; j < i + 1 + LONGEST; j++) {
    const token = tokens[j]
    const previous = words.at(-1)
    if (
      !token ||
      token.sentence !== name.sentence ||
      (previous && /[,;:()–—“"]|--/.test(text.slice(previous.end, token.start)))
    )
      break
    if (/^(?:who|which|whose|said|told|says|was|is|has|had|did|declined|were|are)$/.test(token.lower)) break
    words.push(token)
  }
  const stop = words.findIndex((token, j) => j > 0 && /^(?:of|for|at|in|who|to|from|and|with|on)$/.test(token.lower))
  const chunk = stop < 0 ? words : words.slice(0, stop)
  const head = chunk.findLast((token) => isNoun(token.lower))
  const last = words.at(-1)
  if (
    !head ||
    !last ||
    head !== chunk.at(-1) ||
    (head.capital && !lexicon.isPeopleWord(head.lower)) ||
    head.possessive ||
    chunk.some((token) => /^(?:he|she|they|it|but|after|when|as|if)$/.test(token.lower))
  )
    return null
  return {
    kind: "description",
    start: first.start,
    end: last.end,
    head: head.lower,
    modifiers: words.map(({ lower }) => lower),
    definite: true,
    plural: false,
    possessor: null,
    sentence: first.sentence,
    quoted: first.quoted,
  }
}
