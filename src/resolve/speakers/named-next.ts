/** "{A spokeswoman for the senator} criticised it. “We are open,” {Jessa Anders} said.": who speaks for others, and is named when the quotation comes. */
import { beginning, rangeAt } from "../words/index.ts"
import type { Description, Figure } from "./types.ts"
import type { World } from "./world.ts"

/**
 * Whose name the next sentence of the paragraph has, where it gives nothing but a quotation and who said it, and says nothing else of whoever that is: a name that
 * the article has had before, or that comes with a description of its own, is somebody else's.
 */
export function namedNext(
  { passage, names, named, attributions, turns, lexicon, text }: World,
  { start, head, plural, definite, sentence }: Description,
): Figure | null {
  if (plural || definite || !lexicon.fits(head, "speaks-for-others")) return null
  const [own, next] = [passage.sentences[sentence], passage.sentences[sentence + 1]]
  if (!own || !next || !/^["“]/.test(text.slice(next.start, next.start + 1))) return null
  if (rangeAt(passage.paragraphs, start) !== rangeAt(passage.paragraphs, next.start)) return null
  const speaking = beginning(names, next.start, next.end).filter(
    (name) => attributions[turns.sourceAt(name.start) ?? -1]?.source[0]?.start === name.start,
  )
  const [name] = speaking
  const figure = name && named.get(name)
  if (!name || !figure || speaking.length > 1 || name.words.length < 2) return null
  const isNew = figure.names[0]?.start === name.start && figure.descriptors.length === 0
  const isBare =
    !name.titled && name.descriptors.length === 0 && !/^(?:,|\s\()/.test(text.slice(name.end, name.end + 2))
  const gender = lexicon.peopleGender.get(head) ?? null
  const agrees = !gender || !figure.gender || gender === figure.gender
  return isNew && isBare && agrees && (figure.type === "person" || figure.type === null) ? figure : null
}
