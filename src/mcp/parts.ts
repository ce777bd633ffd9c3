/** Parts of answers: what Hearsay says of a thing, and below `quoted` what articles say. */
import type { Answer } from "../desk/index.ts"

type StatementLine = Answer<"statements">["items"][number]
type Origins = Answer<"origins">["claims"][number]
type Placed = Origins["carriers"][number]
type Change = Answer<"changes">["items"][number]
type Chain = Answer<"chain">

export const statementPart = (line: StatementLine) => ({
  id: line.id,
  article: line.article,
  published: line.published,
  stance: line.stance,
  kind_of_source: line.sourceType,
  speaker_id: line.entity,
  said: line.said,
  quotation: line.quotation,
  confidence: line.confidence,
  judged: line.judged,
  address: line.link,
  at_the_desk: `/articles/${line.article}/statements/${line.statement}`,
  characters: line.spans.map(({ start, end }) => [start, end]),
  quoted: {
    words: line.spans.map(({ text }) => text),
    speaker: line.speaker,
    source: line.source,
    cue: line.cue,
    hedge: line.hedge,
    through: line.through,
    outlet: line.outlet,
    title: line.title,
  },
})

export const stepPart = ({ role, who, entity, type, words, carried, link }: Chain["steps"][number]) => ({
  role,
  kind_of_source: type,
  speaker_id: entity,
  inferred_from_another_sentence: carried,
  address: link,
  quoted: { who, words: words.map(({ text }) => text) },
})

const placedPart = ({
  article,
  published,
  words,
  link,
  outlet,
  title,
}: Omit<Placed, "statement" | "relation" | "who">) => ({
  article,
  published,
  address: link,
  characters: words ? [words.start, words.end] : null,
  quoted: { words: words?.text ?? null, outlet, title },
})

export const originsPart = (claim: Origins) => ({
  id: claim.claim,
  origins_that_may_be_independent: claim.independent,
  of_these_surely_different: claim.atLeast,
  outlets_that_heard_it_themselves: claim.heardBy,
  circular: claim.circular,
  quoted: { claim: claim.text },
  origins: claim.origins.map(({ id, who, type, interested, articles, because }) => ({
    id,
    kind_of_source: type,
    speaks_of_itself: interested,
    articles,
    quoted: { who },
    because: because.map(({ reason, ...placed }) => ({ reason, ...placedPart(placed) })),
  })),
  links: claim.links.map(({ from, to, reason, certain, shown }) => ({
    reason,
    certain,
    quoted: { from, to },
    ...(shown ? { shown: placedPart(shown) } : {}),
  })),
  carriers: claim.carriers.map(({ statement, relation, who, ...placed }) => {
    const { quoted, ...rest } = placedPart(placed)
    return { relation, statement: statement && `${placed.article}/${statement}`, ...rest, quoted: { who, ...quoted } }
  }),
  these_are_all: claim.isAll,
})

export const changePart = ({ kind, what, claims, values }: Change) => ({
  kind,
  claims,
  quoted: { what },
  values: values.map(({ value, ...placed }) => {
    const { quoted, ...rest } = placedPart(placed)
    return { ...rest, quoted: { value, ...quoted } }
  }),
})
