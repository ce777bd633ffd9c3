/**
 * Mentions in text order → who each stands for. Each candidate gets points by a table of features; the sum decides, and the
 * features that spoke are the reason in words. Too close to call: nobody.
 */
import type { Lexicon, PronounKind } from "./lexicon.ts"
import { setsApart } from "./members.ts"
import { alike, kindsOf, type Roster } from "./roster.ts"
import type { Description, Figure, Linked, Mention, Pronoun } from "./types.ts"

/** What speaks for a candidate, in words, with its weight. Tuned on news of GUM and on labelled sources (training/labels), one weight at a time. */
const features = {
  sameSentence: ["it was mentioned in the same sentence", 2.6],
  sentenceBefore: ["it was mentioned in the sentence before", 1.8],
  perSentence: ["each sentence further back", -0.65],
  subject: ["it was the subject there", 0.4],
  namedSubject: ["it was named as the subject of the sentence before", 1],
  told: ["it was mentioned in what somebody said", -0.4],
  speaker: ["it spoke last", 1.3],
  speaksHere: ["it says the words in which this stands", 2.5],
  gender: ["gender agrees", 1],
  genderUnknown: ["gender is not known", -0.1],
  mentions: ["it is mentioned often", 0.45],
  quotedMention: ["it was mentioned within a quotation", -1.4],
  possessive: ["it was mentioned as an owner", -0.1],
  own: ["it is what the words themselves are about", -2],
  groupForThey: ["several people for a plural", 2.4],
  thingsForThey: ["several things for a plural", -0.5],
  thingsShow: ["only things do what it does", 4.5],
  bodyForThey: ["a body for a plural", 0.2],
  onePersonForThey: ["one person for a plural", -1.6],
  goesOn: ["it goes on with what it said", 2.5],
  alone: ["nobody else was named in the sentence before", 0.7],
} as const satisfies { [name: string]: readonly [string, number] }

const WINDOW = 7
/** No mention is longer, in characters. */
const LONGEST = 2000
/** Beyond so many mentions (as a logarithm), more of them say no more. */
const MOST = 3.5
/** A pronoun whose two best are nearer to each other than this is left open: of those that were not, little more than half were right. */
const PRONOUN_MARGIN = 0.2
/** A description's. */
const MARGIN = 0.05
const LEAST = 0.2

export interface Context {
  /** whether somebody says it in the article */
  isTold: (span: { start: number; end: number }) => boolean
  /** who spoke last before the mention, and the sentence it was in */
  speaker: { figure: Figure; sentence: number } | null
  /** who says the words in which the mention stands, where it is not quoted */
  saying: Figure | null
  /** who is quoted with it: nobody calls himself "he" */
  quoting: Figure | null
  /** ", which he denies": whoever was spoken of, and not the subject before */
  answers: boolean
  /** who it cannot be: whose verb it is the object of, for nobody is told something by themselves or by a group that they are one of; whoever made the charge that it denies */
  subject: Figure | null
  /** it is the first word of its sentence, or the second */
  opens: boolean
  /** what it says, it adds to what was said before */
  goesOn: boolean
  /** what it does is done by what is written or shown, hardly by people: "they would reveal" */
  shows: boolean
  /** where the same word, as a source of its own, was left open in this sentence or the one before */
  openBefore: number | null
  /** entities that are spoken of by the source itself, so are unlikely to be it */
  content: readonly { start: number; end: number }[]
}

export function linkPronoun(pronoun: Pronoun, roster: Roster, context: Context): Linked {
  const kind = roster.lexicon.pronouns.get(pronoun.word)
  if (!kind) return { figure: null, because: [] }
  const near = roster.near(pronoun.sentence, WINDOW)
  const speaker = context.speaker?.figure
  const { subject } = context
  const scored = (speaker && !near.includes(speaker) ? [...near, speaker] : near).flatMap((figure) => {
    if (figure === context.quoting) return []
    if (subject && (figure === subject || subject.members.includes(figure) || figure.members.includes(subject)))
      return []
    const own = agreement(roster.lexicon, figure, kind, context.shows)
    const near = own && nearness(figure, pronoun, roster, context)
    return own && near ? [{ figure, score: own.score + near.score, because: [...own.because, ...near.because] }] : []
  })
  const alone = aloneBefore(scored, pronoun, roster)
  if (alone)
    Object.assign(alone, { score: alone.score + features.alone[1], because: [...alone.because, features.alone[0]] })
  const [first, second] = scored.toSorted((a, b) => b.score - a.score)
  if (first && second && isKnownByGenderAlone(first, second, pronoun, roster, context))
    return { figure: null, because: ["only one is known to be of this gender, and the subject may be as well"] }
  const { openBefore } = context
  if (first && openBefore !== null && !isSubjectSince(first.figure, openBefore, pronoun, roster, context))
    return { figure: null, because: ["the same word right before it is open"] }
  return choose(scored, PRONOUN_MARGIN, sureOf)
}

/**
 * How often a pronoun was right that was so far ahead of the next, on 1,216 labelled ones: of those by less than 0.5 some 55 in a hundred, by 1 some 70, by 2 and more 93 (training/labels).
 */
const sureOf = (ahead: number) => 0.97 - 0.62 * Math.exp(-ahead / 1.1)

/** "Just look at Speaker Karl Ost. {He} said": the only one with a name in the sentence before, where nobody has come up since. */
function aloneBefore(scored: Scored[], { start, sentence }: Pronoun, roster: Roster): Scored | null {
  const latest = scored.map((each) => ({ each, ...endedBefore(each.figure, start, roster) }))
  if (latest.some(({ last }) => last?.sentence === sentence)) return null
  const [alone, ...others] = latest.filter(({ recent }) =>
    recent.some((mention) => mention.sentence === sentence - 1 && mention.kind === "name" && !mention.quoted),
  )
  return alone && others.length === 0 ? alone.each : null
}

/** "…, {she} said. She added": whoever the first stands for, the second does, unless somebody has come in between. */
const isSubjectSince = (figure: Figure, since: number, { start }: Pronoun, roster: Roster, { isTold }: Context) =>
  endedBefore(figure, start, roster).recent.some(
    (mention) => mention.start > since && mention.subject && !mention.quoted && !isTold(mention),
  )

/** "Tyra Lenn was at the rally of Governor Ann Carn. …, she said": that a name is known to be a woman's is no reason to pass over the subject, whose name is not known. */
function isKnownByGenderAlone(
  first: Scored,
  second: Scored,
  { start }: Pronoun,
  roster: Roster,
  { isTold }: Context,
): boolean {
  if (!first.figure.gender || second.figure.gender || second.figure.type !== "person") return false
  if (first.score - second.score > features.gender[1] - features.genderUnknown[1] + features.subject[1]) return false
  const [known, open] = [endedBefore(first.figure, start, roster), endedBefore(second.figure, start, roster)]
  const wasSubject = ({ recent }: typeof known) => recent.some((mention) => mention.subject && !isTold(mention))
  return known.last?.sentence === open.last?.sentence && wasSubject(open) && !wasSubject(known)
}

interface Score {
  score: number
  because: string[]
}

type Scored = Score & { figure: Figure }

function choose(scored: Scored[], margin: number, sure: (ahead: number) => number = () => 1): Linked {
  const [first, second] = scored.sort((a, b) => b.score - a.score)
  if (!first || first.score < LEAST) return { figure: null, because: ["nobody before fits"] }
  if (second && first.score - second.score < margin) return { figure: null, because: ["two fit equally well"] }
  return { figure: first.figure, because: first.because, sure: sure(first.score - (second?.score ?? 0)) }
}

/** Number, gender and kind; null: it cannot be. */
function agreement(lexicon: Lexicon, figure: Figure, kind: PronounKind, shows: boolean): Score | null {
  const human = figure.type === "person"
  if (kind.plural) {
    if (figure.plural && figure.type === "document") return sum(["thingsForThey", 1], ["thingsShow", shows ? 1 : 0])
    if (figure.plural || figure.type === "group") return sum(["groupForThey", 1])
    if (human) return sum(["onePersonForThey", 1])
    return figure.type === "place" ? null : sum(["bodyForThey", 1])
  }
  if (kind.gender === "n")
    return human || figure.type === "group" || figure.plural || isOfSeveralThings(lexicon, figure)
      ? null
      : figure.type === "place"
        ? { score: -1.5, because: [] }
        : { score: figure.type === "document" ? 0.1 : 0.5, because: [] }
  if (
    (!human && figure.type !== null) ||
    figure.plural ||
    [...figure.heads].some((head) => lexicon.is(head, "nobody-to-come-back-to"))
  )
    return null
  if (figure.gender && figure.gender !== kind.gender) return null
  return sum([figure.gender ? "gender" : "genderUnknown", 1])
}

/** "The editorials" are no "it". */
const isOfSeveralThings = ({ isPlural }: Lexicon, { names, heads }: Figure) =>
  names.length === 0 && heads.size > 0 && [...heads].every(isPlural)

function nearness(figure: Figure, at: Pronoun | Description, roster: Roster, context: Context): Score | null {
  const { last, recent, count } = endedBefore(figure, at.start, roster)
  const spoke = context.speaker?.figure === figure && at.sentence - context.speaker.sentence <= WINDOW
  if (!last || (at.sentence - last.sentence > WINDOW && !spoke)) return null
  const distance = at.sentence - last.sentence
  return sum(
    distance === 0 ? ["sameSentence", 1] : ["sentenceBefore", 1],
    ["perSentence", Math.max(0, distance - 1)],
    ["subject", recent.some((mention) => mention.subject) && !context.answers ? 1 : 0],
    ["namedSubject", distance === 1 && context.opens && hasFullName(figure) && recent.some(isNamedSubject) ? 1 : 0],
    [
      "speaker",
      spoke && !context.answers ? 1 / (1 + 0.5 * Math.max(0, at.sentence - (context.speaker?.sentence ?? 0) - 1)) : 0,
    ],
    ["goesOn", context.goesOn && context.speaker?.figure === figure ? 1 : 0],
    ["told", recent.every(context.isTold) ? 1 : 0],
    ["speaksHere", context.saying === figure ? 1 : 0],
    ["mentions", Math.min(MOST, Math.log2(1 + count))],
    ["quotedMention", recent.every((mention) => mention.quoted) && !at.quoted ? 1 : 0],
    ["possessive", recent.every((mention) => mention.kind !== "pronoun" && mention.possessive) ? 1 : 0],
    [
      "own",
      recent.every(
        (mention) =>
          mention.kind !== "pronoun" &&
          !mention.subject &&
          context.content.some((span) => span.start <= mention.start && mention.end <= span.end),
      )
        ? 1
        : 0,
    ],
  )
}

/** "Inspector Karl Ost took notes." */
const isNamedSubject = (mention: Mention & { subject: boolean }) =>
  mention.subject && !mention.quoted && mention.kind === "name"
const hasFullName = ({ words }: Figure) => words.some((each) => each.length > 1)

/** The figure's mentions that end before the offset: the last, those of its sentence, and how many. */
function endedBefore(figure: Figure, offset: number, roster: Roster) {
  const past = roster.before(figure, offset)
  const recent: (typeof past)[number][] = []
  let open = 0
  for (let k = past.length - 1; k >= 0; k--) {
    const mention = past[k]
    const [last] = recent
    if (!mention || (last && last.sentence !== mention.sentence && offset - mention.start > LONGEST)) break
    if (mention.end > offset) open++
    else if (!last || last.sentence === mention.sentence) recent.push(mention)
  }
  return { last: recent[0], recent, count: past.length - open }
}

function sum(...parts: [keyof typeof features, number][]): Score {
  const spoken = parts.filter(([, times]) => times !== 0)
  return {
    score: spoken.reduce((total, [name, times]) => total + features[name][1] * times, 0),
    because: spoken.map(([name]) => features[name][0]),
  }
}

const same = (lexicon: Lexicon, a: string, b: string) =>
  a === b || lexicon.singularOf(a) === lexicon.singularOf(b) || alike(lexicon, a) === alike(lexicon, b)

/** A definite description: the one that was called so before, or the latest that can be called so. */
export function linkDescription(at: Description, roster: Roster, possessor: Figure | null, context: Context): Linked {
  const scored = roster.called(at).flatMap((figure) => {
    const fit = descriptionFit(roster.lexicon, at, figure, possessor)
    const past = roster.before(figure, at.start)
    // Others at the same place stand in front of it in the walk, and not before it in the text.
    const count = past.findLastIndex(({ start }) => start < at.start) + 1
    const last = past[count - 1]
    if (fit === null || (last && last.end > at.start)) return []
    const distance = last ? at.sentence - last.sentence : 4
    const spoke = context.speaker?.figure === figure ? 0.5 : 0
    const score = fit.score - 0.08 * Math.min(distance, 15) + 0.2 * Math.log2(1 + count) + spoke - (last ? 0 : 0.5)
    return score >= 1.6 ? [{ figure, score, because: fit.because }] : []
  })
  // Two teens: how near they stand does not tell which one "the teen" is.
  const ofAge = scored.filter(({ because }) => because.includes(OF_AGE))
  return ofAge.length > 1 && ofAge.length === scored.length
    ? { figure: null, because: ["two are of that age"] }
    : choose(scored, MARGIN)
}

const OF_AGE = "it is of that age"

/**
 * "the candidate", "the real-estate mogul", "the Florida senator and presidential hopeful": a way of naming again somebody of whom the text has been
 * speaking, though it has not called them so. Whoever is mentioned most, if they were mentioned just before.
 */
export function linkEpithet(at: Description, roster: Roster, context: Context): Linked {
  const { lexicon } = roster
  const nouns = [at.head, ...at.modifiers.filter((_, i) => lexicon.is(at.modifiers[i + 1], "and"))]
  if (at.plural || !nouns.some((noun) => lexicon.hasKind(noun, "epithet"))) return { figure: null, because: [] }
  const gender = lexicon.peopleGender.get(at.head)
  const near = roster.near(at.sentence, EPITHET_WINDOW)
  if (near.filter((figure) => agesFit(lexicon, at, figure)).length > 1)
    return { figure: null, because: ["two are of that age"] }
  const scored = near.flatMap((figure) => {
    const { last, recent, count } = endedBefore(figure, at.start, roster)
    if (figure.type !== "person" || !figure.names.length || !last || at.sentence - last.sentence > EPITHET_WINDOW)
      return []
    if ((gender && figure.gender && gender !== figure.gender) || isOpposed(lexicon, at, figure)) return []
    if (agesFit(lexicon, at, figure) === false) return []
    const shared = at.modifiers.filter((word) => figure.descriptorWords.has(word) && !lexicon.notNames.has(word)).length
    const owned = recent.every((mention) =>
      context.content.some((span) => span.start <= mention.start && mention.end <= span.end),
    )
    const score =
      0.6 * Math.log2(1 + count) -
      0.4 * (at.sentence - last.sentence) +
      (recent.some((mention) => mention.subject) ? 0.6 : 0) +
      (context.speaker?.figure === figure ? 0.5 : 0) +
      shared -
      (owned ? 2 : 0)
    return [
      { figure, score, because: ["it is spoken of there", ...(shared ? ["it was described with these words"] : [])] },
    ]
  })
  const [first, second] = scored.sort((a, b) => b.score - a.score)
  return first && first.score - (second?.score ?? 0) > EPITHET_MARGIN ? first : { figure: null, because: [] }
}

const EPITHET_WINDOW = 3
const EPITHET_MARGIN = 0.5

/** "the Democrat" is nobody who has been called a Republican. */
const isOpposed = ({ opposed }: Lexicon, at: Description, figure: Figure) =>
  [at.head, ...at.modifiers].some(
    (word) => figure.descriptorWords.has(opposed.get(word) ?? "") && !figure.descriptorWords.has(word),
  )

function descriptionFit(lexicon: Lexicon, at: Description, figure: Figure, possessor: Figure | null): Score | null {
  const person = lexicon.isPeopleWord(at.head) && !lexicon.organisationWords.has(at.head)
  if (at.plural !== figure.plural && !lexicon.is(at.head, "singular-or-plural")) return null
  if (
    !figure.members.length &&
    figure.type !== null &&
    person !== (figure.type === "person" || figure.type === "group")
  )
    return null
  const gender = lexicon.peopleGender.get(at.head)
  if (gender && figure.gender && gender !== figure.gender) return null
  if (possessor === figure || (possessor && figure.possessor && possessor !== figure.possessor)) return null
  if (
    !figure.names.length &&
    !figure.plural &&
    at.modifiers.some((word) => setsApart(lexicon, word) && !figure.descriptorWords.has(word))
  )
    return null
  const isOfAge = agesFit(lexicon, at, figure)
  if (isOfAge === false) return null
  const modifiers = at.modifiers.filter((word) => !lexicon.notNames.has(word))
  const shared = modifiers.filter(
    (word) => figure.descriptorWords.has(word) || figure.words.some((words) => words.includes(word)),
  ).length
  const foreign = modifiers.length - shared
  const because: string[] = []
  let score = shared * 0.8 - foreign * (figure.names.length ? 0.5 : 0.9)
  if ([...figure.heads].some((head) => same(lexicon, head, at.head))) {
    score += 3
    because.push("it was called so")
  } else if (isOfAge) {
    score += 2.6
    because.push(OF_AGE)
  } else if (figure.names.length && lexicon.officeKinds.get(at.head)?.some((office) => figure.heads.has(office))) {
    score += 2.6
    because.push("it has an office of that kind")
  } else if (!person && figure.words.some((words) => words.some((word) => same(lexicon, word, at.head)))) {
    score += 2.6
    because.push("its name holds the word")
  } else if (!person && bodyFits(lexicon, at.head, figure)) {
    // "Tavria's medicines regulator" for "Medicines Safety Authority", where nothing says that it is of elsewhere.
    score += 1.9 + (shared > 0 && !isOfPlace(lexicon, figure) ? 0.5 * foreign : 0)
    because.push("it is of that kind")
  } else if (
    person &&
    figure.type === "person" &&
    lexicon.hasKind(at.head, "person") &&
    lexicon.fits(at.head, "person-noun")
  ) {
    score += 1.8 + (gender && gender === figure.gender ? 0.4 : 0)
    because.push("it is a person of that kind")
  } else if (person && figure.type === "person" && figure.names.length && shared > 0) {
    score += 1
    because.push("it was described with these words")
  } else return null
  if (possessor && figure.possessor === possessor) score += 0.5
  if (
    possessor &&
    !figure.possessor &&
    figure.type !== "person" &&
    possessor.type !== "government" &&
    possessor.type !== "place" &&
    shared === 0
  )
    score -= 1.5
  return { score, because }
}

/** Whether "the teen" or "the 17-year-old" can be somebody of that age; null where the words or the text say no age. */
function agesFit(lexicon: Lexicon, { head }: Description, { heads, descriptorWords, type }: Figure): boolean | null {
  const own = lexicon.ages.get(head) ?? ageIn(lexicon, head)
  const age = [...heads, ...descriptorWords].map((word) => ageIn(lexicon, word)).find((each) => each !== null)
  if (!own || !age || type !== "person") return null
  return own.least <= age.least && age.least <= own.most
}

/** "17-year-old" */
function ageIn({ language }: Lexicon, word: string): { least: number; most: number } | null {
  const years = language.pattern("age").exec(word)?.[1]
  return years ? { least: Number(years), most: Number(years) } : null
}

/** "Norland Medicines Agency": its name says where it is. */
const isOfPlace = (lexicon: Lexicon, { words }: Figure) =>
  words
    .flat()
    .some((word) => lexicon.nationalities.has(word) || lexicon.countries.has(word) || lexicon.places.has(word))

/** "the firm" for "… Laboratories", "the agency" for "… Authority", "the newspaper" for "… Gazette". */
function bodyFits(lexicon: Lexicon, head: string, figure: Figure): boolean {
  if (!figure.names.length) return false
  if (lexicon.outletNouns.has(head)) return figure.type === "media" && lexicon.is(head, "comes-back-to-outlet")
  const kind = lexicon.organisationWords.get(head)
  if (!kind || (figure.type !== "organisation" && figure.type !== "government")) return false
  const kinds = kindsOf(lexicon, figure)
  if (kind === "company" && lexicon.is(head, "comes-back-to-company"))
    return kinds.length === 0 ? figure.type === "organisation" : kinds.includes("company")
  return kinds.includes(kind) && lexicon.is(head, "comes-back-to-body")
}
