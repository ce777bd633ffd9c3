/**
 * Words → names: runs of capitalised words, parted into what stands before the name ("Finance Minister") and the name itself.
 *
 * No recogniser is trained for this; capitals, titles, roles and the kinds of word that names of bodies are made of decide, so that names of
 * every country are found alike.
 */

import type { Range } from "../../record/index.ts"
import { fits, is, isIrregularPast, type Passage, type Word } from "../words/index.ts"
import { headingSentences, inHeadings } from "./headings.ts"
import { type Gender, lexiconOf } from "./lexicon.ts"
import { genderOf, typeOf } from "./name-type.ts"
import type { NameMention } from "./types.ts"

/** Names in text order; they never overlap. `headings` are sentences written in capitals throughout, where nothing new is learned. */
export function namesOf(passage: Passage, outlet: string | null, sources: readonly Range[] = []): NameMention[] {
  const { text, words: tokens } = passage
  const common = new Set(tokens.filter((token) => !token.capital).map((token) => token.lower))
  const headings = headingSentences(passage)
  const surnames = surnamesOf(tokens)
  const speaking = new Set(sources.map(({ start, end }) => `${start}:${end}`))
  const within = new Set(tokens.filter(({ capital, opens }) => capital && !opens).map(({ lower }) => lower))
  const sourceStarts = new Set(sources.map(({ start }) => start))
  const isName = (i: number) =>
    startsName(tokens, i, common, surnames, speaking) && !isBareOpener(passage, i, within, sourceStarts)
  const out: NameMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]
    if (!first || !isName(i) || headings.has(first.sentence)) continue
    const end = runEnd(text, tokens, i, isName)
    const last = withoutEcho(tokens, i, end)
    const mention = mentionOf(passage, i, last, { outlet, surnames })
    if (mention) out.push(mention)
    i = end
  }
  return [...out, ...inHeadings(tokens, headings, out)].sort((a, b) => a.start - b.start)
}

/** Last words of names that begin with a known given name: "King" and "Dean" are no titles for those so called. */
function surnamesOf(tokens: readonly Word[]): Set<string> {
  return new Set(
    tokens.flatMap((token, i) => {
      const next = tokens[i + 1]
      const third = tokens[i + 2]
      const isGiven = token.capital && lexiconOf(token.language).givenNames.has(token.lower)
      // "… told Brad. He": the next sentence has no surname for him.
      if (!isGiven || !next?.capital || next.sentence !== token.sentence) return []
      return next.word.length === 1 && third?.capital && third.sentence === token.sentence
        ? [third.lower]
        : [next.lower]
    }),
  )
}

function startsName(
  tokens: readonly Word[],
  i: number,
  common: ReadonlySet<string>,
  surnames: ReadonlySet<string>,
  speaking: ReadonlySet<string>,
): boolean {
  const token = tokens[i]
  if (!token) return false
  const lexicon = lexiconOf(token.language)
  const next = tokens[i + 1]
  if (lexicon.fits(token.word, "opens-place-name"))
    return Boolean(next?.capital && next.sentence === token.sentence && !lexicon.isRole(next.lower))
  if (lexicon.fits(token.word, "party-of-seat")) return false
  if (token.capital && surnames.has(token.lower) && isSurnameHere(tokens, i, speaking)) return true
  // "USA {Today}"
  if (token.capital && lexicon.outlets.has(`${tokens[i - 1]?.lower} ${token.lower}`)) return true
  if (!token.capital || lexicon.notNames.has(token.lower.replace(/['’].*/, ""))) return false
  if (isDate(tokens, i)) return false
  // "Share this", "Photo: Ada Renn", but "Photo Harbour"
  if (is(token, "no-lone-name") && !(next?.capital && next.start === token.end + 1)) return false
  if (!token.opens) return true
  const leads = Boolean(next?.capital && next.sentence === token.sentence && !lexicon.notNames.has(next.lower))
  if (leads) return lexicon.isRole(token.lower) || !common.has(token.lower)
  if (surnames.has(token.lower)) return true
  if (is(next, "of") && fits(token, "plural") && !token.possessive) return false
  if (lexicon.documentWords.has(token.lower) || lexicon.isPeoples(token.lower)) return false
  return (
    !common.has(token.lower) &&
    !lexicon.isPeopleWord(token.lower) &&
    !fits(token, "adverb") &&
    !fits(token, "present-participle")
  )
}

/** "Keeps saying she opposed it": a lone word that opens a sentence, and of which nothing else shows that it names anybody. */
function isBareOpener(
  { text, words: tokens }: Passage,
  i: number,
  within: ReadonlySet<string>,
  sourceStarts: ReadonlySet<number>,
): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]]
  if (!token?.opens || token.possessive || within.has(token.lower) || sourceStarts.has(token.start)) return false
  const lexicon = lexiconOf(token.language)
  if (lexicon.givenNames.has(token.lower)) return false
  if (next?.sentence === token.sentence && (next.capital || lexicon.particles.has(next.lower))) return false
  return !lexicon.fits(text.slice(token.end, token.end + 30), "verb-of-subject")
}

/** "By {May} 6", "last {March}" */
function isDate(tokens: readonly Word[], i: number): boolean {
  if (!is(tokens[i], "month-and-name")) return false
  const next = tokens[i + 1]
  if (next && /^\d{1,4}$/.test(next.word) && next.sentence === tokens[i]?.sentence) return true
  return is(tokens[i - 1], "before-month-name") && !next?.capital && !tokens[i]?.possessive
}

/** "Will" of George Will, "Read" of Ian Read: a common word, but a surname in mid-sentence, after its given name, and where it speaks. */
function isSurnameHere(tokens: readonly Word[], i: number, speaking: ReadonlySet<string>): boolean {
  const token = tokens[i]
  if (!token) return false
  return !token.opens || speaking.has(`${token.start}:${token.end}`)
}

function runEnd(text: string, tokens: readonly Word[], from: number, isName: (i: number) => boolean): number {
  let end = from
  for (;;) {
    const token = tokens[end]
    if (!token || (token.possessive && !ownsBody(token, tokens[end + 1]))) return end
    const next = end + 1
    if (joined(text, token, tokens[next]) && isName(next) && !isNumbered(tokens, next)) end = next
    else {
      const linked = linkedEnd(text, tokens, from, end, isName)
      if (linked === end) return end
      end = linked
    }
  }
}

/** "NorskAir {Flight NS804}": a thing of the body that is named before it. */
const isNumbered = (tokens: readonly Word[], at: number) =>
  is(tokens[at], "numbered-thing") && /\d/.test(tokens[at + 1]?.word ?? "")

/**
 * Where a run ends that says itself twice, as pages do whose links have lost their spaces: "{Ada Renn} Renn", "{Ada Renn} Ada Lind RennNew book". "Duran
 * Duran" is a name.
 */
function withoutEcho(tokens: readonly Word[], from: number, end: number): number {
  for (let at = from + 1; at <= end; at++) {
    const { word = "", lower = "" } = tokens[at] ?? {}
    const [, head] = /^(\p{Lu}\p{Ll}{2,})\p{Lu}/u.exec(word) ?? []
    const echoed = head?.toLowerCase() ?? (end - from > 1 ? lower : "")
    const first = tokens.slice(from, at).findIndex((token) => token.lower === echoed && token.capital)
    if (first >= 0) return head ? from + first : at - 1
  }
  return end
}

/** "van der", "of", "and the": small words count as inside the name when a capital follows and the name is of a kind that has them. */
function linkedEnd(
  text: string,
  tokens: readonly Word[],
  from: number,
  end: number,
  isName: (i: number) => boolean,
): number {
  const lexicon = lexiconOf((tokens[from] as Word).language)
  let at = end
  let onlyParticles = true
  while (at - end < 4) {
    const next = tokens[at + 1]
    if (!joined(text, tokens[at], next) || !next) return end
    if (isName(at + 1)) break
    const particle = lexicon.particles.has(next.lower)
    const link = is(next, "link-in-name") || (is(next, "a") && at > end)
    if (next.capital || !(particle || link)) return end
    onlyParticles &&= particle
    at++
  }
  if (at === end || at - end >= 4) return end
  if (onlyParticles) return at + 1
  const words = tokens.slice(from, end + 1).map((token) => token.lower)
  const bodyBefore = words.some((word) => lexicon.organisationWords.has(word) || lexicon.outletWords.has(word))
  const small = tokens[end + 1]
  if (is(small, "and"))
    return joinsByAnd(tokens, from, end, at + 1, bodyBefore) || isShortened(text, tokens, from, at + 1) ? at + 1 : end
  if (is(small, "in-or-on")) return end
  const following = tokens[at + 1]?.lower ?? ""
  if (lexicon.countries.has(following) && !lexicon.is(words.at(-1), "body-of-country")) return end
  return bodyBefore && !lexicon.isRole(words.at(-1) ?? "") ? at + 1 : end
}

/** "House Oversight and Government Reform Committee", "Ministry of Food and Water"; not "the Bank of Corrin and Mr Maunder". */
function joinsByAnd(tokens: readonly Word[], from: number, end: number, next: number, bodyBefore: boolean): boolean {
  const lexicon = lexiconOf((tokens[from] as Word).language)
  const before = tokens.slice(from, end + 1).map((token) => token.lower)
  const after: string[] = []
  for (let i = next; tokens[i]?.capital && after.length < 4; i++) after.push(tokens[i]?.lower ?? "")
  if (
    before.some((word) => lexicon.givenNames.has(word)) ||
    after.some((word) => lexicon.givenNames.has(word) || lexicon.titles.has(word))
  ) {
    return false
  }
  const bodyAfter = lexicon.organisationWords.has(after.at(-1) ?? "") && after.length > 1
  return bodyBefore
    ? before.length >= 3 && after.length === 1 && !bodyAfter && is(tokens[from + 1], "of")
    : bodyAfter && before.length > 1
}

/** "Harbour and Coast Board (HCB)": its letters show that it is one name. */
function isShortened(text: string, tokens: readonly Word[], from: number, next: number): boolean {
  let end = next
  while (tokens[end + 1]?.capital && joined(text, tokens[end], tokens[end + 1])) end++
  const [letters] = /^ \(\p{Lu}{3,}\)/u.exec(text.slice(tokens[end]?.end ?? 0, (tokens[end]?.end ?? 0) + 12)) ?? []
  if (!letters) return false
  const initials = tokens.slice(from, end + 1).flatMap(({ capital, word }) => (capital ? [word[0]] : []))
  return letters.length - 3 > end - next + 1 && initials.join("").endsWith(letters.slice(2, -1))
}

/** "Stonecutters’ Union": the possessive is part of the name. */
const ownsBody = (token: Word, next: Word | undefined) =>
  /s$/.test(token.word) && next?.capital === true && lexiconOf(next.language).organisationWords.has(next.lower)

function joined(text: string, before: Word | undefined, after: Word | undefined): boolean {
  if (!before || !after || before.sentence !== after.sentence) return false
  const gap = text.slice(before.end, after.start)
  if (/^['’] $/.test(gap) && ownsBody(before, after)) return true
  if (/^(?:[^\S\n]{1,3}|[^\S\n]?&[^\S\n]?)$/.test(gap)) return true
  const lexicon = lexiconOf(before.language)
  const short =
    /^\p{Lu}$/u.test(before.word) ||
    lexicon.titles.has(before.lower) ||
    is(before, "name-suffix") ||
    lexicon.fits(before.word, "shortened-in-name")
  if (short && /^\.[^\S\n]{1,2}$/.test(gap)) return true
  if (is(after, "name-suffix") && /^, $/.test(gap)) return true
  const nickname = /^\.? ["“]$/.test(gap) ? "opens" : /^["”] $/.test(gap) ? "closes" : ""
  if (nickname === "opens") return lexicon.givenNames.has(before.lower) || short
  return nickname === "closes" && /["“]$/.test(text.slice(before.start - 1, before.start))
}

function mentionOf(
  passage: Passage,
  from: number,
  to: number,
  known: { outlet: string | null; surnames: ReadonlySet<string> },
): NameMention | null {
  const { text, words: tokens, language } = passage
  const lexicon = lexiconOf(language)
  const run = tokens.slice(from, to + 1)
  const first = nameStart(tokens, from, run)
  const parts = run.slice(first)
  const [head] = parts
  const last = parts.at(-1)
  if (!head || !last) return null
  if (isNoName(parts, first, known.surnames)) return null
  if (
    parts.length === 1 &&
    is(tokens[from - 1], "of") &&
    tokens[from - 2]?.capital &&
    lexicon.isRole(tokens[from - 2]?.lower ?? "") &&
    !lexicon.countries.has(head.lower) &&
    !head.possessive
  )
    return null
  const before = descriptorBefore(text, tokens, from, first)
  const words = parts.map((token) => token.lower)
  const titled = before !== null
  const found = typeOf(passage, from + first, to, words, before?.words ?? [], known.outlet)
  // "Guardian said", where the text has a Don Guardian.
  const isSurname = parts.length === 1 && known.surnames.has(head.lower) && !is(tokens[from - 1], "definite-article")
  const type = found === "media" && isSurname ? null : found
  return {
    kind: "name",
    start: head.start,
    end: last.end + (is(last, "name-suffix") && text[last.end] === "." ? 1 : 0),
    words,
    type,
    gender: genderOf(lexicon, words, before?.words ?? []) ?? kinGender(text, tokens, from, to),
    said: parts.length === 1 ? personalGender(tokens[to + 2]) : null,
    descriptors: type === "person" && before && !before.bare ? [before.range] : [],
    titled: titled && type === "person",
    sentence: head.sentence,
    quoted: head.quoted,
    possessive: last.possessive,
  }
}

/** "his daughter, Karin Lund"; "Tilda Voss and her brother". */
function kinGender(text: string, tokens: readonly Word[], from: number, to: number): Gender | null {
  const [kin, first, last] = [tokens[from - 1], tokens[from], tokens[to]]
  if (!first || !last) return null
  const lexicon = lexiconOf(first.language)
  const isKin = (word: Word | undefined) => word !== undefined && lexicon.hasKind(word.lower, "kin")
  if (isKin(kin) && /^,? $/.test(text.slice(kin?.end ?? 0, first.start)))
    return lexicon.peopleGender.get(kin?.lower ?? "") ?? null
  return is(tokens[to + 1], "and") && isKin(tokens[to + 3]) ? personalGender(tokens[to + 2]) : null
}

function personalGender(word: Word | undefined): Gender | null {
  const gender = word && lexiconOf(word.language).pronouns.get(word.lower)?.gender
  return gender === "m" || gender === "f" ? gender : null
}

/** "House Republicans", "Kentucky Democrats": people, however many capitals. "Young Democrats" may be a club's name, but it is people too. */
function isPeople(parts: readonly Word[]): boolean {
  const [{ language }] = parts as [Word]
  const lexicon = lexiconOf(language)
  const last = parts.at(-1)?.lower ?? ""
  const group = lexicon.isPeoples(last) || (lexicon.fits(last, "plural") && lexicon.hasKind(last, "people"))
  return group && !parts.some((word) => is(word, "of-or-for")) && !lexicon.organisationWords.has(last)
}

/** "President", "White House Doctor", "Senator" stand for somebody, but are no names; "Mr King" and "Larry King" are. */
function isNoName(parts: readonly Word[], first: number, surnames: ReadonlySet<string>): boolean {
  const last = parts.at(-1)?.lower ?? ""
  const [head] = parts as [Word]
  const lexicon = lexiconOf(head.language)
  if (parts.length > 1 && isPeople(parts)) return true
  if (parts.length > 1)
    return lexicon.hasKind(last, "office") && !surnames.has(last) && !lexicon.givenNames.has(head.lower)
  const common = lexicon.titles.has(last) || lexicon.isPeopleWord(last) || lexicon.nationalities.has(last)
  return common && !lexicon.givenNames.has(last) && !surnames.has(last) && first === 0
}

/** Where in the run the name begins, past "Democratic Sen.", "Research Director", "Secretary of State". */
function nameStart(tokens: readonly Word[], from: number, run: readonly Word[]): number {
  const lexicon = lexiconOf((tokens[from] as Word).language)
  const isBody = (word: string) => lexicon.organisationWords.has(word) || lexicon.outletWords.has(word)
  if (lexicon.bodies.has(run.map(({ lower }) => lower).join(" "))) return 0
  if (
    is(tokens[from - 1], "of") &&
    lexicon.isRole(tokens[from - 2]?.lower ?? "") &&
    run.length > 2 &&
    lexicon.givenNames.has(run[1]?.lower ?? "")
  )
    return 1
  if (isBody(run.at(-1)?.lower ?? "") && !lexicon.titles.has(run[0]?.lower ?? "") && !endsInSurname(run)) return 0
  // "Mayors Ivo Lind and Mara Oduya".
  const isShared =
    lexicon.isRole(lexicon.singularOf(run[0]?.lower ?? "")) && lexicon.givenNames.has(run[1]?.lower ?? "")
  let start = isShared && run.length > 2 ? 1 : 0
  for (const [i, token] of run.entries()) {
    const following = run[i + 1]
    if (!following || is(following, "link-in-name")) break
    if (
      i > 0 &&
      i === run.length - 2 &&
      lexicon.givenNames.has(run[i - 1]?.lower ?? "") &&
      /^\p{Lu}\p{Ll}/u.test(token.word) &&
      !lexicon.titles.has(token.lower)
    )
      continue
    if (lexicon.isRole(token.lower) && !(i === 0 && isBody(run.at(-1)?.lower ?? ""))) start = i + 1
  }
  if (start === 0 && run.length > 1) {
    while (
      start < run.length - 1 &&
      lexicon.nationalities.has(run[start]?.lower ?? "") &&
      !lexicon.organisationWords.has(run[start + 1]?.lower ?? "")
    )
      start++
    if (start > 0 && !run.slice(start).some((token) => lexicon.givenNames.has(token.lower)) && run.length - start < 2)
      start = 0
  }
  return start
}

/** "Harbour City Mayor Don Guardian": a role, a given name, and behind it a word that outlets are called by. */
function endsInSurname(run: readonly Word[]): boolean {
  const [role, given, last] = run.slice(-3)
  if (!role || !given || !last) return false
  const lexicon = lexiconOf(last.language)
  return lexicon.isRole(role.lower) && lexicon.givenNames.has(given.lower) && !lexicon.organisationWords.has(last.lower)
}

/** "the bank's chief economist" before a name; `bare` when it is a form of address alone. */
function descriptorBefore(text: string, tokens: readonly Word[], from: number, first: number) {
  const lexicon = lexiconOf((tokens[from] as Word).language)
  let start = from
  const adjacent = tokens[from - 1]
  const hasRole = first > 0
  if (
    !hasRole &&
    !(adjacent && joined(text, adjacent, tokens[from]) && lexicon.isRole(adjacent.lower) && !adjacent.possessive)
  )
    return null
  while (start > 0 && from - start < 6 && joined(text, tokens[start - 1], tokens[start])) {
    const token = tokens[start - 1]
    if (!token || token.possessive || (lexicon.notNames.has(token.lower) && !is(token, "modifies-role"))) break
    if ((fits(token, "ends-before-role") || isIrregularPast(token)) && !lexicon.isRole(token.lower)) break
    start--
  }
  const end = from + first - 1
  const from_ = tokens[start]
  const last = tokens[end]
  if (!from_ || !last || end < start) return null
  const words = tokens.slice(start, end + 1).map((token) => token.lower)
  const bare = words.length === 1 && lexicon.is(words[0], "address-alone")
  return { range: { start: from_.start, end: last.end + (text[last.end] === "." ? 1 : 0) }, words, bare }
}
