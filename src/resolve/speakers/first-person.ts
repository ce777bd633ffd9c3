/** Whom "I" and "we" stand for: who speaks the quotation, who wrote the article, or the outlet. */
import { beginning, holding, is, lastOf, type Word } from "../words/index.ts"
import { emptyFigure } from "./clusters.ts"
import type { Figure, NameMention } from "./types.ts"
import { figureOfHead, type World } from "./world.ts"

export interface Voices {
  /** who spoke the quotation before, in the same paragraph */
  speakerBefore(token: Word): Figure | null
  /** outside quotations, "I" of a letter is whoever signs below it, and of an article whoever the last lines present ("Mara Oduya is the mayor of …") */
  author(token: Word): Figure | null
  /** outside quotations, "we" is the outlet */
  outlet(token: Word): Figure | null
}

/** What is asked of each "I" and "we", found once; to be called when the text has been walked through. */
export function voicesOf(world: World): Voices {
  const quoted = quotedTurns(world)
  const authors = authorsOf(world)
  let own: Figure | null = null
  return {
    speakerBefore: (token) => quoted(token),
    author: (token) => {
      const author = authors.presented ?? beginning(authors.signed, token.end + 1, Number.POSITIVE_INFINITY)[0]
      return (author && world.named.get(author)) ?? null
    },
    outlet(token) {
      own ??= outletOf(world)
      own?.mentions.push({
        kind: "pronoun",
        start: token.start,
        end: token.end,
        word: token.lower,
        sentence: token.sentence,
        quoted: false,
        subject: true,
      })
      return own
    },
  }
}

function quotedTurns(world: World): (token: Word) => Figure | null {
  const { attributions, heads } = world
  const { quotations, paragraphs } = world.passage
  const turns = attributions.flatMap(({ content }, i) => {
    const [from, to, head] = [content[0]?.start ?? 0, content.at(-1)?.end ?? 0, heads[i]]
    return holding(quotations, from) && head && !is(head.token, "speaking-self") ? [{ from, to, head }] : []
  })
  const ends = lastOf(turns.length)
  for (const [k, { to }] of turns.entries()) ends.set(k, to)
  return ({ start, paragraph }) => {
    const least = paragraphs[paragraph]?.start ?? 0
    // What begins in the paragraph ends in it or after it.
    let k = ends.within(least, start)
    while (k >= 0 && (turns[k]?.from ?? 0) < least) k = ends.within(least, start, k)
    return figureOfHead(world, turns[k]?.head ?? null)
  }
}

function authorsOf(world: World) {
  const last = world.passage.paragraphs.slice(-3)
  const people = world.names.filter((name) => name.words.length > 1 && isPerson(world, name))
  return {
    signed: people.filter((name) => standsAlone(world, name)),
    presented: people.find((name) => last.some((range) => presents(world, range, name))),
  }
}

const isPerson = (world: World, name: NameMention) => {
  const type = world.named.get(name)?.type
  return type === "person" || type === null
}

/** A line of its own, with no more than a dash before the name and a stop after it. */
function standsAlone({ text }: World, { start, end }: NameMention): boolean {
  const before = lineBefore(text, start)
  const opens = before.isLine || (DASH.test(text.charAt(before.at - 1)) && lineBefore(text, before.at - 1).isLine)
  return opens && /^\.?\s*(?:\n|$)/.test(text.slice(end))
}

const DASH = /[-–—]/

/** Back over blanks: where they begin, and whether a line begins among them. */
function lineBefore(text: string, from: number): { at: number; isLine: boolean } {
  let at = from
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--
  return { at, isLine: at === 0 || text.slice(at, from).includes("\n") }
}

/** The paragraph opens with the name and says what its bearer is. */
function presents(
  { text, lexicon }: World,
  range: { start: number; end: number },
  { start, end }: NameMention,
): boolean {
  return (
    start >= range.start &&
    /^[\s(*_–—-]*$/.test(text.slice(range.start, start)) &&
    lexicon.fits(text.slice(end, range.end), "says-what-author-is")
  )
}

function outletOf(world: World): Figure | null {
  const { article, lexicon } = world
  if (!article.outlet) return null
  const outlet = lexicon.withoutArticle(article.outlet.toLowerCase())
  const named = world.figures.find(
    (figure) =>
      figure.type === "media" && figure.words.some((words) => lexicon.withoutArticle(words.join(" ")) === outlet),
  )
  if (named) return named
  const own = { ...emptyFigure(), type: "media" as const, label: article.outlet }
  world.figures.push(own)
  return own
}
