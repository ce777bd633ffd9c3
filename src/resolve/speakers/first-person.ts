/** Whom "I" and "we" stand for: who speaks the quotation, who wrote the article, or the outlet. */
import { emptyDraft } from "./clusters.ts"
import type { Token } from "./tokens.ts"
import type { Draft, NameMention } from "./types.ts"
import { draftOfHead, type World } from "./world.ts"

/** Who spoke the quotation before, in the same paragraph. */
export function speakerBefore(world: World, token: Token): Draft | null {
  const paragraph = world.reading.paragraphs[token.paragraph]
  const earlier = world.reading.attributions.flatMap((attribution, i) => {
    const [from, source] = [attribution.content[0]?.start ?? 0, world.heads[i]]
    const before = from >= (paragraph?.start ?? 0) && (attribution.content.at(-1)?.end ?? 0) <= token.start
    const quoted = world.reading.quotations.some(({ start, end }) => start <= from && from < end)
    return before && quoted && source && !/^(?:i|we)$/.test(source.token.lower) ? [source] : []
  })
  return draftOfHead(world, earlier.at(-1) ?? null)
}

/** Outside quotations, "I" of a letter is whoever signs below it, and of an article whoever the last lines present ("Mara Oduya is the mayor of …"). */
export function authorOf(world: World, token: Token): Draft | null {
  const { paragraphs } = world.reading
  const signed = world.names.find((name) => name.start > token.end && isPerson(world, name) && standsAlone(world, name))
  const last = paragraphs.slice(-3)
  const presented = world.names.find(
    (name) => isPerson(world, name) && name.words.length > 1 && last.some((range) => presents(world.text, range, name)),
  )
  const author = presented ?? signed
  return (author && world.nameDraft.get(author)) ?? null
}

const isPerson = (world: World, name: NameMention) => {
  const type = world.nameDraft.get(name)?.type
  return type === "person" || type === null
}

/** A line of its own, with no more than a place after the name. */
function standsAlone({ text }: World, { start, end, words }: NameMention): boolean {
  return (
    words.length > 1 && /(?:^|\n)\s*[-–—]?\s*$/.test(text.slice(0, start)) && /^\.?\s*(?:\n|$)/.test(text.slice(end))
  )
}

/** The paragraph opens with the name and says what its bearer is. */
function presents(text: string, range: { start: number; end: number }, { start, end }: NameMention): boolean {
  return (
    start >= range.start &&
    /^[\s(*_–—-]*$/.test(text.slice(range.start, start)) &&
    /^(?: \([^)]*\)[^.]{0,20})?,? (?:is|was|teaches|writes|a\b|an\b|the\b|of\b)/.test(text.slice(end, range.end))
  )
}

/** Outside quotations, "we" is the outlet. */
export function outletOf(world: World, token: Token): Draft | null {
  if (!world.outlet) return null
  const outlet = world.outlet.toLowerCase().replace(/^the /, "")
  const named = world.drafts.find(
    (draft) => draft.type === "media" && draft.words.some((words) => words.join(" ").replace(/^the /, "") === outlet),
  )
  const own = named ??
    world.drafts.find(({ label }) => label === world.outlet) ?? {
      ...emptyDraft(),
      type: "media" as const,
      label: world.outlet,
    }
  if (!world.drafts.includes(own)) world.drafts.push(own)
  own.mentions.push({
    kind: "pronoun",
    start: token.start,
    end: token.end,
    word: token.lower,
    sentence: token.sentence,
    quoted: false,
    subject: true,
  })
  return own
}
