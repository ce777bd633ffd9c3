/**
 * Whether words can assert something, as far as forms show it: a claim needs a verb. "Lahore", "which", "a base for that group" name things and claim nothing of them.
 *
 * A form that may be a verb is taken for one ("talks on trade"): a claim that is lost costs more than one too many. Nothing is decided of long clauses.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Span, Stance, Statement } from "../../record/index.ts"
import { termsIn } from "./terms.ts"

/** From so many words on there is nearly always a verb. */
const LONG = 13

const WORD = /[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu

const knowledgeOf = perLanguage((language) => {
  const finite = new Set([
    ...language.words("finite"),
    ...language.words("auxiliary"),
    ...language.words("negated-modal"),
  ])
  const irregular = language.table("irregular-forms", ["lemma", "forms"])
  const small = [...language.words("opens-antecedent"), ...language.words("phrase-preposition")]
  return {
    finite,
    verbs: new Set(irregular.flatMap(({ lemma, forms }) => [lemma, ...forms.split(" ")])),
    /** behind these no verb stands */
    before: new Set([...language.words("definite"), ...small]),
    /** these are none */
    others: new Set([
      ...language.list("function-words"),
      ...small,
      ...language.words("governing-preposition"),
      ...language.words("no-verb"),
    ]),
    subjects: language.words("subject-pronoun"),
    infinitive: language.words("infinitive-mark"),
  }
})

/** Stances of which a content that is a mere noun says what is spoken of, and not what is said: "discussed {the threat}". */
const OF_WHAT: ReadonlySet<Stance> = new Set(["says", "believes", "confirms", "other"])

/**
 * Whether a unit says something: "demanded {an inquiry}" and "alleged {a mine}" do without a verb, and so does a figure; "denounced {it}" does not. A line that many pages have ("contributed to
 * this report"), and what somebody was asked about, do not.
 */
export function isClaim(
  { statement, span }: { statement: Pick<Statement, "stance"> | null; span: Span },
  language: Language,
): boolean {
  if (statement && !OF_WHAT.has(statement.stance ?? "other")) return !termsIn(span.text, language).next().done
  if (!statement && (language.pattern("no-news").test(span.text) || language.pattern("opens-no-claim").test(span.text)))
    return false
  return isFigure(span.text) || mayAssert(span, language)
}

/** A figure, and a word that says what of: "€412 million for this job", not "pre-9/11". */
const isFigure = (text: string): boolean =>
  /\p{N}/u.test(text) && (text.match(WORD) ?? []).some((word) => !/\p{N}/u.test(word))

/** Whether a word of a clause may be a verb. Where a language has no list of verbs, every clause has one. */
export function mayAssert({ text }: Pick<Span, "text">, language: Language): boolean {
  if (knowledgeOf(language).finite.size === 0) return true
  const words = [...text.matchAll(WORD)].map(([word]) => word.replaceAll("’", "'"))
  return words.length >= LONG || words.some((word, i) => mayBeVerb(word, words[i - 1]?.toLowerCase() ?? "", language))
}

function mayBeVerb(word: string, before: string, language: Language): boolean {
  const known = knowledgeOf(language)
  const lower = word.toLowerCase()
  const fits = (row: RegExp) => row.test(lower)
  if (known.finite.has(lower) || fits(language.pattern("verb-in-clitic"))) return true
  const isSmall = word === lower && !known.others.has(lower)
  if (known.infinitive.has(before)) return isSmall
  // "Many {blame} the ministry", not "many boats"
  if (language.words("number-of-people-unsaid").has(before) && isSmall && !fits(language.pattern("plural"))) return true
  if (known.before.has(before) || before.includes("'")) return false
  if (known.verbs.has(lower)) return true
  if (!isSmall) return false
  if (fits(language.pattern("regular-past")) || fits(language.pattern("present-participle"))) return true
  // "trade {weighs}", "we {know}", "the Kurds {need}"
  if (before !== "" && fits(language.pattern("plural-or-present"))) return true
  return known.subjects.has(before) || language.pattern("plural-or-present").test(before)
}
