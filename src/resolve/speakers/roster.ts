/**
 * Who comes into question for a mention, while the text is walked through: figures by what they may be called and by where they were mentioned last. A
 * mention is then held against these, not against every entity of the article.
 */
import type { Range } from "../../record/index.ts"
import { begunAt } from "../words/index.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Description, Figure, Mention } from "./types.ts"

type Placed = Mention & { subject: boolean }

export interface Roster {
  lexicon: Lexicon
  /** an entity that the walk has made */
  add(figure: Figure): void
  /** what the figure has been mentioned as before the offset, and so far at it, in text order */
  before(figure: Figure, offset: number): readonly Placed[]
  /** puts a mention in its place; the walk has come to it, or a little further */
  mention(figure: Figure, mention: Placed): void
  /** figures with a mention in this sentence or one of the `window` before it, in their order; the nearest MOST */
  near(sentence: number, window: number): Figure[]
  /** figures that a description may stand for by its words, in their order; of each reason those that were first named nearest, MOST of them */
  called(description: Description): Figure[]
  /** gives each figure all its mentions, once the walk is over */
  finish(): void
}

/** More than any article of ordinary length has; where there are more, the nearest come into question. */
const MOST = 128

/** A figure's mentions so far, and the names that the walk has not come to yet. */
interface Trail {
  past: Placed[]
  ahead: readonly Placed[]
  next: number
}

/** @param outlet whose article it is: "the newspaper" is another one */
export function rosterOf(lexicon: Lexicon, figures: readonly Figure[], outlet: string | null): Roster {
  const order = new Map<Figure, number>()
  const trails = new Map<Figure, Trail>()
  const sentences = new Map<number, Set<Figure>>()
  const given = new Map<string, (Range & { figure: Figure })[]>()
  const made = new Map<string, Figure[]>()
  const inOrder = (found: Iterable<Figure>) => [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const stands = ({ sentence }: Mention, figure: Figure) => {
    const there = sentences.get(sentence)
    if (there) there.add(figure)
    else sentences.set(sentence, new Set([figure]))
  }
  const enter = (figure: Figure) => {
    order.set(figure, order.size)
    trails.set(figure, { past: [], ahead: figure.mentions.toSorted((a, b) => a.start - b.start), next: 0 })
    for (const mention of figure.mentions) stands(mention, figure)
  }
  const passed = (figure: Figure, offset: number): Placed[] => {
    const trail = trails.get(figure)
    if (!trail) return []
    for (let name = trail.ahead[trail.next]; name && name.start < offset; name = trail.ahead[trail.next]) {
      trail.past.push(name)
      trail.next++
    }
    return trail.past
  }
  for (const figure of figures) {
    enter(figure)
    const start = figure.mentions[0]?.start ?? 0
    for (const key of keysOf(lexicon, figure)) keep(given, key, { start, end: start, figure })
  }
  for (const list of given.values()) list.sort((a, b) => a.start - b.start)
  return {
    lexicon,
    add(figure) {
      enter(figure)
      for (const key of keysOf(lexicon, figure)) keep(made, key, figure)
    },
    before: passed,
    mention(figure, mention) {
      const past = passed(figure, mention.start + 1)
      let at = past.length
      while ((past[at - 1]?.start ?? 0) > mention.start) at--
      past.splice(at, 0, mention)
      stands(mention, figure)
    },
    near(sentence, window) {
      const found = new Set<Figure>()
      for (let back = 0; back <= window && found.size < MOST; back++) {
        for (const figure of sentences.get(sentence - back) ?? []) if (found.size < MOST) found.add(figure)
      }
      return inOrder(found)
    },
    called(description) {
      const found = new Set<Figure>()
      for (const key of keysFor(lexicon, description)) {
        const named = given.get(key) ?? []
        const from = Math.max(0, begunAt(named, description.start) - MOST / 2)
        for (const { figure } of named.slice(from, from + MOST)) found.add(figure)
        for (const figure of made.get(key)?.slice(-MOST) ?? []) found.add(figure)
      }
      return inOrder(found).filter((figure) => figure.type !== "media" || !isCalled(lexicon, figure, outlet))
    },
    finish() {
      for (const figure of trails.keys()) figure.mentions = passed(figure, Number.POSITIVE_INFINITY)
    },
  }
}

const isCalled = ({ withoutArticle }: Lexicon, { words }: Figure, name: string | null) =>
  name !== null && words.some((each) => each.join(" ") === withoutArticle(name.toLowerCase()))

function keep<T>(lists: Map<string, T[]>, key: string, entry: T): void {
  const there = lists.get(key)
  if (there) there.push(entry)
  else lists.set(key, [entry])
}

/** "spokesman", "spokeswoman" and "spokesperson" come to one form. */
export const alike = ({ language }: Lexicon, word: string) =>
  word.replace(language.pattern("ends-in-man-or-woman"), "*")
const formsOf = (lexicon: Lexicon, word: string) => [`one ${lexicon.singularOf(word)}`, `like ${alike(lexicon, word)}`]

export const kindsOf = (lexicon: Lexicon, { words }: Figure) =>
  words.map((each) => lexicon.organisationWords.get(each.at(-1) ?? "")).filter((kind) => kind !== undefined)

/** What a figure can be found by. */
function keysOf(lexicon: Lexicon, figure: Figure): Set<string> {
  const { heads, words, names, type, descriptorWords } = figure
  const forms = (word: string) => formsOf(lexicon, word)
  const keys = [...heads].flatMap(forms).map((form) => `head ${form}`)
  const own = words.flat()
  keys.push(...own.flatMap(forms).map((form) => `word ${form}`))
  if (type === "person") keys.push("person")
  if (names.length && type === "person") keys.push(...[...descriptorWords, ...own].map((word) => `as ${word}`))
  if (names.length && type === "media") keys.push("media")
  if (names.length && (type === "organisation" || type === "government")) {
    const kinds = kindsOf(lexicon, figure)
    keys.push(...(kinds.length ? kinds : ["none"]).map((kind) => `kind ${kind}`))
  }
  return new Set(keys)
}

/** What those are found by that a description may stand for: each reason of descriptionFit in linking.ts has its keys. */
function keysFor(lexicon: Lexicon, { head, modifiers }: Description): Set<string> {
  const person = lexicon.isPeopleWord(head) && !lexicon.organisationWords.has(head)
  const nouns = [head, ...(lexicon.officeKinds.get(head) ?? [])]
  const keys = nouns.flatMap((noun) => formsOf(lexicon, noun)).map((form) => `head ${form}`)
  if (person) {
    if (lexicon.fits(head, "person-noun") || lexicon.ages.has(head)) keys.push("person")
    keys.push(...modifiers.filter((word) => !lexicon.notNames.has(word)).map((word) => `as ${word}`))
    return new Set(keys)
  }
  keys.push(...formsOf(lexicon, head).map((form) => `word ${form}`))
  const kind = lexicon.organisationWords.get(head)
  if (lexicon.outletNouns.has(head)) keys.push("media")
  else if (kind && lexicon.is(head, "comes-back-to-company")) keys.push("kind none", "kind company")
  if (kind) keys.push(`kind ${kind}`)
  return new Set(keys)
}
