/** Small turns of English that a sentence on a card needs when words are taken out of their place in the text. */
import { beginsMention, once, type Record, type Span } from "../record/index.ts"

const DAY = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^\d{1,2}(st|nd|rd|th)? \p{Lu}\p{Ll}+|^\p{Lu}\p{Ll}+ \d{1,2}\b/u
const MONTH =
  /^((early|mid|late)[ -])?(January|February|March|April|May|June|July|August|September|October|November|December)\b|^(1\d|20)\d\d$/
const PREPOSITION =
  /(?:^|[\s—–(])(in|on|at|by|via|through|to|from|during|over|before|after|until|since|for|with|about|of)\s+$/i
const AT_THE_HEAD =
  /^(?:The|An?|It|He|She|They|We|You|His|Her|Its|Their|Our|My|Your|There|This|That|These|Those|No|Not|Some|Many|Most|More|All|Both|Few|Several|Each|Every|Another|Other|If|When|Unless|Although|Though|While|After|Before|As|Once|Since|Because|Until|Nobody|Nothing|Everyone|Everybody|Everything|Somebody|Someone|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|In|On|At|By|For|From|With|To|Of|And|But|During|Earlier|Later|Late|Last|Next|Speaking|Asked|What|Whether|Who|Why|How|Where)(?=[\s,])/

/** "Monday" → "on", "November" → "in", "last week" → "": what joins a date to a verb where the text has nothing. */
export function prepositionOfDate(text: string): string {
  return DAY.test(text) ? "on" : MONTH.test(text) ? "in" : ""
}

/** The preposition that the text has before these words, if it has one. */
export function prepositionBefore({ article }: Record, { start }: Span): string | null {
  return (
    article.text
      .slice(Math.max(0, start - 12), start)
      .match(PREPOSITION)?.[1]
      ?.toLowerCase() ?? null
  )
}

/**
 * A clause for the middle of a sentence: its head lowered unless it is a name; null where nobody can tell.
 * A head is a name when the article has it with a capital in the middle of a sentence, and none when it has it small.
 */
export function lowered(record: Record, { start, text }: Span): string | null {
  if (!/^\p{Lu}/u.test(text)) return text
  const small = text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
  if (AT_THE_HEAD.test(text)) return small
  if (/^I\b/.test(text) || beginsMention(record, start)) return text
  const word = text.match(/^[\p{L}\p{N}]+/u)?.[0] ?? ""
  const { all, inside } = wordsIn(record.article.text)
  if (all.has(word.toLowerCase())) return small
  return inside.has(word) ? text : null
}

/** The words of a text as they are written; and those that it has in the middle of a sentence. */
const wordsIn = once((text) => {
  const found = (words: RegExp) => new Set(Array.from(text.matchAll(words), ([word]) => word))
  return { all: found(/[\p{L}\p{N}]+/gu), inside: found(/(?<=[\p{Ll},] )[\p{L}\p{N}]+/gu) }
})

/** Words that stood at the head of a sentence, where they need no capital of their own. */
export function inTheMiddle(text: string): string {
  return AT_THE_HEAD.test(text) ? text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) : text
}

export function capital(text: string): string {
  return text.replace(/^([“"‘'«]?)(\p{Ll})/u, (_, mark: string, letter: string) =>
    mark ? mark + letter : letter.toUpperCase(),
  )
}

/** Past forms that are not made with -ed. */
const PAST: { [form: string]: string } = Object.fromEntries(
  [
    "saying said",
    "telling told",
    "writing wrote",
    "written wrote",
    "speaking spoke",
    "spoken spoke",
    "showing showed",
    "shown showed",
    "seeing saw",
    "seen saw",
    "giving gave",
    "given gave",
    "making made",
    "taking took",
    "thinking thought",
    "finding found",
    "hearing heard",
    "holding held",
    "swearing swore",
    "putting put",
    "being was",
    "having had",
  ].map((pair) => pair.split(" ") as [string, string]),
)

/** A cue that can be the verb of a sentence of its own: "adding" → "added", "was reported by" → "reported". */
export function finite(cue: string): string {
  const passive = cue.match(
    /^(?:(?:as|is|are|was|were|been|being|has been|have been|had been)\s+)?(\p{L}+)\s+by$/iu,
  )?.[1]
  if (passive) return PAST[passive.toLowerCase()] ?? passive
  return cue.replace(
    /^(\p{Ll}{2,})ing(?=\s|$)/u,
    (word, stem: string) => PAST[word] ?? (/[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`),
  )
}

/** The marks of quotation that words cut out of a text lack at their end, or at their head. */
export function unclosed(text: string): { before: string; after: string } {
  const count = (mark: string) => text.split(mark).length - 1
  const open = count("“") - count("”")
  if (open !== 0) return open > 0 ? { before: "", after: "”" } : { before: "“", after: "" }
  if (count('"') % 2 === 0) return { before: "", after: "" }
  return text.endsWith('"') ? { before: '"', after: "" } : { before: "", after: '"' }
}
