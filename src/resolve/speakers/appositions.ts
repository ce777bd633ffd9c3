/** Descriptions that stand beside a name and say who it is: "Maria Okafor, the former mayor of Brill, …", "the bank's spokesman, Emil Ost, …". */
import { beginning, fits, is, type Passage, type Word } from "../words/index.ts"
import { lexiconOf } from "./lexicon.ts"
import type { Description, NameMention } from "./types.ts"

const LONGEST = 14

export interface Apposition {
  name: NameMention
  description: Description
}

export function appositionsOf(
  passage: Passage,
  names: readonly NameMention[],
  descriptions: readonly Description[],
): Apposition[] {
  const byEnd = new Map(names.map((name) => [name.end, name]))
  const before = descriptions.flatMap((description) => {
    const [name] = beginning(names, description.end + 1, description.end + 24)
    return name && standsBefore(passage, description, name) ? [{ name, description }] : []
  })
  const after = passage.words.flatMap((token, i) => {
    const name = byEnd.get(token.end)
    const description = name && !name.possessive ? roleAfter(passage, i) : null
    return name && description ? [{ name, description }] : []
  })
  return [...before, ...after]
}

/** "its lawyer, Barnaby Ost": a singular description, a comma or nothing, and a name that can be so called. */
function standsBefore({ text, language }: Passage, description: Description, name: NameMention): boolean {
  const lexicon = lexiconOf(language)
  if (description.plural || description.sentence !== name.sentence) return false
  const start = name.descriptors[0]?.start ?? name.start
  const gap = text.slice(description.end, Math.max(description.end, start))
  const titled = lexicon.fits(text.slice(description.end, name.start), "title-between")
  if (!/^,? $/.test(gap) && !titled) return false
  const person = lexicon.isPeopleWord(description.head) && !lexicon.organisationWords.has(description.head)
  if (gap === ", " && !/^\s*(?:,|\(|[.”"])/.test(text.slice(name.end, name.end + 2))) return false
  return person ? name.type === "person" || name.type === null : name.type !== "person"
}

/** ", director of the Institute" after the last word of a name, up to the next mark. */
function roleAfter({ text, words: tokens, language }: Passage, i: number): Description | null {
  const lexicon = lexiconOf(language)
  const first = tokens[i + 1]
  const name = tokens[i]
  if (!first || !name || first.sentence !== name.sentence) return null
  if (fits(first, "verb-form") && !is(first, "role-like-verb")) return null
  if (lexicon.notNames.has(first.lower) && !is(first, "opens-role")) return null
  const gap = text.slice(name.end, first.start)
  if (!/^(?:,| [–—-]{1,2}|\s\() ?$/.test(gap)) return null
  const words: Word[] = []
  for (let j = i + 1; j < i + 1 + LONGEST; j++) {
    const token = tokens[j]
    const previous = words.at(-1)
    if (
      !token ||
      token.sentence !== name.sentence ||
      (previous && /[,;:()–—“"]|--/.test(text.slice(previous.end, token.start)))
    )
      break
    // "…, another source said": a clause of its own, and nothing about the name before it.
    if (is(token, "verb-of-role")) return null
    if (is(token, "ends-role")) break
    words.push(token)
  }
  const stop = words.findIndex((token, j) => j > 0 && is(token, "after-role"))
  const chunk = stop < 0 ? words : words.slice(0, stop)
  const head = chunk.findLast((token) => lexicon.isNoun(token.lower))
  const last = words.at(-1)
  if (
    !head ||
    !last ||
    head !== chunk.at(-1) ||
    (head.capital && !lexicon.isPeopleWord(head.lower)) ||
    head.possessive ||
    chunk.some((token) => is(token, "not-in-role"))
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
    possessive: false,
    possessor: null,
    sentence: first.sentence,
    quoted: first.quoted,
  }
}
