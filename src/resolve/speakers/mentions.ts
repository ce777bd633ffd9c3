/** The whole article's mentions, in text order, each handed to the entity it stands for. */
import type { EntityType, Range, SourceType } from "../../record/index.ts"
import { beginning, begunAt, is, rangeAt, sentenceOf, type Word } from "../words/index.ts"
import { accusedIn, type Charged } from "./accused.ts"
import { appositionsOf } from "./appositions.ts"
import { emptyFigure } from "./clusters.ts"
import { descriptionsOf } from "./descriptions.ts"
import { gatherGroups } from "./groups.ts"
import type { Head } from "./head.ts"
import type { Lexicon } from "./lexicon.ts"
import { type Context, linkDescription, linkEpithet, linkPronoun } from "./linking.ts"
import { belongingOf, joinsPeople } from "./members.ts"
import { namedNext } from "./named-next.ts"
import { type Roster, rosterOf } from "./roster.ts"
import { typeOfNoun } from "./source-type.ts"
import type { Description, Figure, Mention, NameMention, Pronoun } from "./types.ts"
import { type Cast, castOf, figureOfHead, keyOf, type Scene, type World, worldOf } from "./world.ts"

/** Walks through the text once and links what it meets. */
export function linkMentions(scene: Scene, named: Cast): Cast {
  const world = worldOf(scene, named)
  const { passage } = world
  const subjects = subjectsOf(world)
  markSubjects(world, subjects)
  const nouns = new Map(
    world.heads.flatMap((head) => (head?.kind === "noun" ? [[head.token.end, typeOfNoun(head)] as const] : [])),
  )
  const sourceNouns = world.heads.flatMap((head) =>
    head?.kind === "noun" && !head.apposed ? [descriptionOfHead(world, head)] : [],
  )
  const found = descriptionsOf(passage, world.names)
  const ends = new Set(sourceNouns.map(({ end }) => end))
  const descriptions: Description[] = [...sourceNouns, ...found.filter((noun) => !ends.has(noun.end))]
  const apposed = appositionsOf(passage, world.names, descriptions)
  for (const { name, description } of apposed) {
    const figure = world.named.get(name)
    if (figure) addDescriptor(world, figure, description)
  }
  for (const [name, figure] of world.named) {
    if (figure.type !== "person") continue
    learnSeat(world, name, figure)
    learnAge(world, name, figure)
  }
  for (const name of world.names) for (const range of name.descriptors) learn(world, world.named.get(name), range)
  for (const head of world.heads) {
    const figure = head?.apposed ? world.named.get(head.apposed) : undefined
    if (!head || !figure) continue
    apposed.push({ name: head.apposed as NameMention, description: descriptionOfHead(world, head) })
    if (!figure.descriptors.some(({ end }) => end === head.token.end))
      addDescriptor(world, figure, descriptionOfHead(world, head))
  }
  // "a student" of "Ilan Dorr, a student from Brask" is nobody else.
  const apposedEnds = new Set(apposed.map(({ description }) => description.end))
  const apposedStarts = new Set(apposed.map(({ description }) => description.start))
  const sourceStarts = new Set(world.heads.flatMap((head) => (head?.kind === "pronoun" ? [head.token.start] : [])))
  const mentions: Mention[] = [
    ...descriptions.filter(({ start, end }) => !apposedEnds.has(end) && (nouns.has(end) || !apposedStarts.has(start))),
    ...passage.words.flatMap((token) => pronounOf(world, token, sourceStarts)),
  ]
  gatherGroups(world)
  const roster = rosterOf(world.lexicon, world.figures, world.article.outlet)
  const accused = accusedIn(world)
  const open = new Map<string, Pronoun>()
  let latest: Range | null = null
  for (const mention of inTurn(world, mentions)) {
    if (mention.kind === "description")
      placeDescription(world, roster, mention, subjects, nouns.get(mention.end) ?? null)
    else if (mention.kind === "pronoun") placePronoun(world, roster, mention, { subjects, accused, latest, open })
    latest = mention
  }
  roster.finish()
  return castOf(world)
}

/** In text order, but who "she" is in “She wrote that twice,” Tyra Lenn said, once it is known who says that, for it is somebody else. */
function inTurn({ turns, attributions }: World, mentions: readonly Mention[]): Mention[] {
  const turnOf = (mention: Mention) => {
    if (mention.kind !== "pronoun" || !mention.quoted) return mention.start
    const sayers = turns.around(mention).map((i) => attributions[i]?.source[0]?.end ?? 0)
    return sayers.reduce((last, end) => Math.max(last, end), mention.start)
  }
  return mentions
    .map((mention) => ({ mention, turn: turnOf(mention) }))
    .sort((a, b) => a.turn - b.turn || a.mention.start - b.mention.start || b.mention.end - a.mention.end)
    .map(({ mention }) => mention)
}

function pronounOf({ lexicon }: World, token: Word, sourceStarts: ReadonlySet<number>): Pronoun[] {
  const third =
    lexicon.pronouns.has(token.lower) && (!is(token, "pronoun-as-source-only") || sourceStarts.has(token.start))
  if (!third || (token.quoted && !sourceStarts.has(token.start))) return []
  return [
    {
      kind: "pronoun",
      start: token.start,
      end: token.end,
      word: token.lower,
      sentence: token.sentence,
      quoted: token.quoted,
    },
  ]
}

function descriptionOfHead({ lexicon }: World, { token, before }: Head): Description {
  const owner = before.findLast((word) => word.possessive) ?? before.find((word) => is(word, "owner-but-your"))
  const words = before.map(({ lower }) => lower)
  const several = joinsPeople(lexicon, words)
  return {
    kind: "description",
    start: before[0]?.start ?? token.start,
    end: token.end,
    head: token.lower,
    modifiers: words,
    definite: Boolean(owner) || is(before[0], "definite-or-demonstrative"),
    plural: several || lexicon.isPlural(token.lower),
    possessive: token.possessive,
    possessor: owner ? { start: owner.start, end: owner.end } : null,
    sentence: token.sentence,
    quoted: token.quoted,
  }
}

/** The starts of mentions that are the first of their sentence, or that speak. */
function subjectsOf({ passage, attributions }: World): Set<number> {
  const out = new Set(attributions.flatMap(({ source: [first] }) => (first ? [first.start] : [])))
  for (const token of passage.words) if (token.opens) out.add(token.start)
  return out
}

/** Before a verb that can only have it as its subject: "Oduya had", "the mayor said". */
function acts({ text, lexicon: { fits } }: World, { start, end }: Range): boolean {
  const after = text.slice(end, end + 30)
  return fits(after, "verb-of-subject") && !fits(text.slice(Math.max(0, start - 12), start), "after-preposition")
}

function markSubjects(world: World, subjects: ReadonlySet<number>): void {
  for (const figure of world.figures) {
    figure.mentions = figure.mentions.map((mention) => ({
      ...mention,
      subject: isSubject(mention, subjects) || acts(world, mention),
    }))
  }
}

function isSubject(mention: Mention, subjects: ReadonlySet<number>): boolean {
  if (mention.kind !== "pronoun" && mention.possessive) return false
  return [mention, ...(mention.kind === "name" ? mention.descriptors : [])].some(({ start }) => subjects.has(start))
}

function addMention(
  world: World,
  roster: Roster,
  figure: Figure,
  mention: Mention,
  subjects: ReadonlySet<number>,
): void {
  const subject =
    isSubject(mention, subjects) ||
    (mention.kind === "pronoun" ? world.lexicon.is(mention.word, "subject-of-people") : acts(world, mention))
  roster.mention(figure, { ...mention, subject })
}

const isKnownPlace = (lexicon: Lexicon, { words }: Figure) =>
  words.some((each) => lexicon.places.has(each.join(" ")) || lexicon.countries.has(each.join(" ")))

function addDescriptor(world: World, figure: Figure, description: Description): void {
  const { lexicon } = world
  figure.descriptors.push({ start: description.start, end: description.end })
  const sure =
    figure.type === "person" &&
    (figure.gender !== null || figure.descriptors.length > 1 || lexicon.givenNames.has(figure.words[0]?.[0] ?? ""))
  const isPerson = lexicon.hasKind(description.head, "person") || lexicon.hasKind(description.head, "unnamed")
  if (figure.type === null && lexicon.hasKind(description.head, "office")) figure.type = "person"
  // "a statement from Ilan Dorr, a student": only what stands before the name made a place of it.
  else if (figure.type === "place" && isPerson && !isKnownPlace(lexicon, figure)) figure.type = "person"
  else if (lexicon.outletNouns.has(description.head) && !lexicon.isPeopleWord(description.head) && !sure)
    figure.type = "media"
  else if (
    (figure.type === null || figure.type === "person") &&
    lexicon.organisationWords.has(description.head) &&
    !lexicon.isPeopleWord(description.head) &&
    !sure
  )
    figure.type = "organisation"
  learn(world, figure, description)
  figure.heads.add(description.head)
}

function learn({ passage, lexicon }: World, figure: Figure | undefined, { start, end }: Range): void {
  if (!figure) return
  for (const token of beginning(passage.words, start, end)) {
    figure.descriptorWords.add(token.lower)
    if (lexicon.isRole(token.lower))
      figure.heads.add(token.lower).add(lexicon.titleWords.get(token.lower) ?? token.lower)
    if (figure.type === "person") figure.gender ??= lexicon.peopleGender.get(token.lower) ?? null
  }
}

/** "Mira Sund, 15, was found." */
function learnAge({ text, lexicon }: World, { end }: Range, figure: Figure): void {
  const age = text.slice(end, end + 6).match(/^, (\d{1,3})[,.;)]/)?.[1]
  const [first] = lexicon.language.words("of-years")
  if (age && first) figure.descriptorWords.add(`${age}${first}`)
}

/** "(R-Fla.)", "(D-N.Y.)", ", Republican of Iowa": a party and the state that somebody sits for. */
function learnSeat({ text, lexicon }: World, { end }: Range, figure: Figure): void {
  const found = text.slice(end, end + 60).match(lexicon.language.pattern("party-and-seat"))
  if (!found) return
  const party = (found[1] ?? found[3]?.[0] ?? "").toUpperCase()
  for (const word of lexicon.parties.get(party) ?? []) figure.descriptorWords.add(word)
  const place = (found[2] ?? found[4] ?? "").toLowerCase()
  for (const word of (lexicon.stateNames.get(place.replace(/[. ]/g, "")) ?? place).split(" "))
    figure.descriptorWords.add(word)
}

function placeDescription(
  world: World,
  roster: Roster,
  mention: Description,
  subjects: ReadonlySet<number>,
  origin: SourceType | null,
): void {
  const owner = mention.possessor ? possessorOf(world, mention.possessor) : null
  const linked =
    mention.definite || isHeadlines(world, mention)
      ? linkDescription(mention, roster, owner, contextOf(world, mention))
      : { figure: null, because: [] }
  if (!linked.figure && mention.definite && !owner && !restricts(world, mention)) {
    const epithet = linkEpithet(mention, roster, contextOf(world, mention))
    if (epithet.figure) Object.assign(linked, epithet)
  }
  const next = linked.figure ? null : namedNext(world, mention)
  if (next)
    Object.assign(linked, { figure: next, because: ["the next sentence quotes somebody by a name that is new"] })
  const belonging = linked.figure ? null : belongingOf(mention, roster)
  const known = linked.figure ?? (belonging?.isWhole ? belonging.group : null)
  const figure = known ?? newDescribed(world.lexicon, mention, owner, origin)
  if (!known && belonging) Object.assign(figure, { group: belonging.group, type: figure.plural ? "group" : "person" })
  if (!known) {
    world.figures.push(figure)
    roster.add(figure)
  } else if (figure.names.length && mention.modifiers.length)
    figure.descriptors.push({ start: mention.start, end: mention.end })
  figure.origin ??= origin
  addMention(world, roster, figure, mention, subjects)
  world.at.set(keyOf(mention), { figure, because: linked.because })
  world.at.set(`:${mention.end}`, { figure, because: linked.because })
}

/** "Retired general warns of war": only a headline has a role without an article before what it does, and the text below says who it is. */
const isHeadlines = (
  { passage, attributions, turns, lexicon }: World,
  { start, head, plural, modifiers }: Description,
) =>
  !plural &&
  passage.paragraphs[begunAt(passage.paragraphs, start) - 1]?.start === start &&
  attributions[turns.sourceAt(start) ?? -1]?.source[0]?.start === start &&
  (!lexicon.hasKind(head, "unnamed") || lexicon.officeKinds.has(head)) &&
  !modifiers.some((word) => lexicon.is(word, "opens-antecedent") || lexicon.numbers.has(word))

/** "the candidate for mayor", "the developer who sold it": the words after it say which one, so it needs nobody before. */
const restricts = ({ text, lexicon }: World, { end }: Description) =>
  lexicon.fits(text.slice(end, end + 8), "says-which-one")

function possessorOf(world: World, range: Range): Figure | null {
  const nearest = rangeAt(world.names, range.start)
  const name = nearest && range.end <= nearest.end ? nearest : undefined
  return (
    (name ? world.named.get(name) : undefined) ??
    world.at.get(keyOf(range))?.figure ??
    world.at.get(`:${range.end}`)?.figure ??
    null
  )
}

function newDescribed(
  lexicon: Lexicon,
  mention: Description,
  possessor: Figure | null,
  origin: SourceType | null,
): Figure {
  const several = joinsPeople(lexicon, mention.modifiers)
  // "The party's leading figures" are people; "the figures" alone are on paper.
  const people =
    several ||
    (mention.plural &&
      (lexicon.isPeopleWord(mention.head) || (origin === "group" && lexicon.is(mention.head, "people-or-numbers"))))
  const type = describedType(lexicon, mention.head, people)
  const plural = people || (mention.plural && type === "document")
  return {
    ...emptyFigure(),
    type,
    gender: lexicon.peopleGender.get(mention.head) ?? null,
    heads: new Set([mention.head, ...(several ? mention.modifiers.filter(lexicon.isPeopleWord) : [])]),
    descriptorWords: new Set(mention.modifiers),
    possessor,
    plural,
  }
}

function describedType(lexicon: Lexicon, head: string, plural: boolean): EntityType {
  if (
    plural ||
    lexicon.organisationWords.has(lexicon.singularOf(head)) !== lexicon.organisationWords.has(head) ||
    lexicon.is(head, "some-people")
  )
    return "group"
  if (lexicon.is(head, "one-or-few-of-them")) return "person"
  if (lexicon.outletNouns.has(head) && !lexicon.is(head, "people-of-press")) return "media"
  const kind = lexicon.organisationWords.get(head)
  if (kind) return kind === "ministry" || kind === "state" ? "government" : "organisation"
  if (lexicon.isPeopleWord(head) || lexicon.outletNouns.has(head)) return "person"
  return lexicon.documentWords.has(head) ? "document" : "organisation"
}

/** What the walk knows when it comes to a pronoun. */
interface Walk {
  subjects: ReadonlySet<number>
  accused: (pronoun: Pronoun) => Charged | null
  /** the mention before, if it is no name */
  latest: Range | null
  /** of each word the last place where it is a source that was left open */
  open: Map<string, Pronoun>
}

/** Who told "him" in "They told him", "Lund thanked her": whoever stands before it with nothing between but a verb. */
function subjectFor(world: World, pronoun: Pronoun, latest: Range | null): Figure | null {
  const { lexicon, text, names, turns, attributions } = world
  const { word, start } = pronoun
  if (!lexicon.is(word, "object-alone")) return null
  // "His predecessor, now a lawyer, has accused {him} of theft": what is said begins with whom it is said of.
  const accuser = turns.around(pronoun).findLast((i) => attributions[i]?.content[0]?.start === start)
  if (accuser !== undefined && !pronoun.quoted) return figureOfHead(world, world.heads[accuser] ?? null)
  const name = rangeAt(names, start - 1)
  const before = latest && (!name || latest.end >= name.end) ? latest : name
  if (!before || !lexicon.fits(text.slice(before.end, start), "one-verb-between")) return null
  return (before === name ? world.named.get(name) : world.at.get(keyOf(before))?.figure) ?? null
}

function placePronoun(world: World, roster: Roster, mention: Pronoun, { subjects, accused, latest, open }: Walk): void {
  const isSource =
    world.lexicon.pronouns.get(mention.word)?.plural === false && world.turns.sourceAt(mention.start) !== undefined
  const before = isSource ? open.get(mention.word) : undefined
  const charged = accused(mention)
  const context = {
    ...contextOf(world, mention),
    subject: charged?.accuser ?? subjectFor(world, mention, latest),
    openBefore: before && mention.sentence - before.sentence <= 1 ? before.start : null,
  }
  const linked = charged?.accused ?? linkPronoun(mention, roster, context)
  world.at.set(keyOf(mention), linked)
  if (!linked.figure) {
    if (isSource) open.set(mention.word, mention)
    return
  }
  const gender = world.lexicon.pronouns.get(mention.word)?.gender
  if (linked.figure.type === "person" && (gender === "m" || gender === "f")) linked.figure.gender ??= gender
  addMention(world, roster, linked.figure, mention, subjects)
}

/** "But ", "Also, ": what may stand before the word that opens a sentence, in characters. */
const LONGEST_OPENER = 6

function contextOf(world: World, mention: Mention): Context {
  const { turns } = world
  const before = turns.speakerBefore(mention.start)
  const own = turns.sourceAt(mention.start)
  const says = (i: number) => world.attributions[i]?.source[0] !== undefined
  const sayer = turns.around(mention).findLast(says)
  const saying = sayer === undefined ? null : figureOfHead(world, world.heads[sayer] ?? null)
  const cue = (own === undefined ? [] : (world.attributions[own]?.cue ?? [])).flatMap(({ text }) =>
    text.toLowerCase().split(" "),
  )
  return {
    goesOn: before?.isLast === true && cue.some((word) => world.lexicon.is(word, "goes-on-with-words")),
    shows: cue.some((word) => world.lexicon.is(word, "shown-by-things")),
    speaker: before && {
      figure: before.figure,
      sentence: Math.max(0, begunAt(world.passage.sentences, before.start) - 1),
    },
    saying: mention.quoted ? null : saying,
    quoting: mention.quoted ? saying : null,
    answers: world.lexicon.fits(world.text.slice(Math.max(0, mention.start - 8), mention.start), "answering"),
    subject: null,
    openBefore: null,
    opens: mention.start - (sentenceOf(world.passage, mention.start)?.start ?? 0) <= LONGEST_OPENER,
    content: own === undefined ? [] : (world.attributions[own]?.content ?? []),
    isTold: turns.isTold,
  }
}
