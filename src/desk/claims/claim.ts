/** One claim, with all that its page shows: who has it from whom, who is against it, what changed, and why its carriers are taken for one. */
import { z } from "zod"
import type { Language } from "../../language/index.ts"
import type { ClaimFound, Ledger } from "../../ledger/index.ts"
import { type Claim, type ClaimStatement, MissingError, type PairJudgement, type Story } from "../../record/index.ts"
import { sharedWords } from "../../story/index.ts"
import { type JudgementLine, judgementLineOf } from "../judgements.ts"
import { TOLD, useCase } from "../use-case.ts"
import { type Other, ToldClaim } from "./forms.ts"
import { type Quoted, quotesOf } from "./quotes.ts"

export const claim = useCase({
  about: "One claim: who has it from whom, who is against it, what changed, and why its carriers are taken for one.",
  writes: false,
  input: z.object({
    id: z
      .string()
      .regex(/^[0-9a-f]{6,12}$/, "a claim's id, or its beginning, 6 characters or more")
      .describe("a claim's id, or its beginning, 6 characters or more"),
  }),
  reads: () => TOLD,
  output: ToldClaim,
  async run({ ledger, language }, { id }) {
    const found = await ledger.claim(id)
    if (found) return toldOf(found, ledger, language)
    throw new MissingError({
      what: "the ledger has no such claim",
      where: id,
      next: "look it up in the list of claims; a claim has another id once an earlier article carries it",
    })
  },
})

/** As many sentences as are read; all carriers are listed nonetheless. */
const MOST_READ = 60

/** @param ledger gives the texts of articles, and what was judged of them */
export async function toldOf({ story, claim }: ClaimFound, ledger: Ledger, language: Language): Promise<ToldClaim> {
  const changes = story.changes.filter(({ claims }) => claims.includes(claim.id))
  const others = othersOf(story, claim)
  const spoken = new Set([
    ...claim.statements.map(({ article }) => article),
    ...claim.links.flatMap(({ from, to }) => [from, to].flatMap((end) => ("article" in end ? end.article : []))),
    ...claim.origins.flatMap(({ because }) => because.map(({ article }) => article)),
    ...changes.flatMap(({ values }) => values.map(({ article }) => article)),
  ])
  const articles = story.articles.filter(({ id }) => spoken.has(id))
  const carriers = carriersOf(claim)
  const ranges = sharedWords(
    carriers.map(({ span }) => span.text),
    language,
  )
  return {
    claim,
    outlets: outletsOf(story, claim),
    place: placeOf(carriers[0]),
    articles,
    changes,
    others,
    quotes: await quotesOf(ledger, articles, placesIn(claim, changes)),
    shared: carriers.flatMap(({ article, span }, i) =>
      (ranges[i] ?? []).map(({ start, end }) => ({ article, start: span.start + start, end: span.start + end })),
    ),
    judgements: await judgedOf(ledger, [...spoken], isOn(claim)),
  }
}

const carriersOf = ({ statements }: Claim) => statements.filter(({ relation }) => relation === "carries")

const placeOf = (first: ClaimStatement | undefined) =>
  first ? `${first.article}/${first.span.start}-${first.span.end}` : ""

function outletsOf({ articles }: Story, claim: Claim): number {
  const names = new Map(articles.map(({ id, outlet }) => [id, outlet ?? id]))
  return new Set(carriersOf(claim).map(({ article }) => names.get(article))).size
}

function othersOf(story: Story, { versions, rivals, maybe }: Claim): Other[] {
  const known = new Map(story.claims.map((claim) => [claim.id, claim]))
  const other = (id: string, kinship: Other["kinship"], because: string): Other[] => {
    const claim = known.get(id)
    if (!claim) return []
    const { text, independent } = claim
    return [
      {
        id,
        text,
        kinship,
        because,
        independent,
        outlets: outletsOf(story, claim),
        place: placeOf(carriersOf(claim)[0]),
      },
    ]
  }
  return [
    ...versions.flatMap(({ claim, what }) => other(claim, "version", what)),
    ...rivals.flatMap((id) => other(id, "rival", "an article sets the one against the other")),
    ...maybe.flatMap(({ claim, because }) => other(claim, "maybe", because)),
  ]
}

/** All words that a page of the claim shows, in the order in which they are missed least when there are too many. */
function placesIn(claim: Claim, changes: Story["changes"]): Quoted[] {
  const at = (article: string, span: { start: number; end: number } | null): Quoted[] =>
    span ? [{ article, start: span.start, end: span.end }] : []
  const against = claim.statements.filter(({ relation }) => relation !== "carries")
  return [
    ...[...carriersOf(claim).slice(0, MOST_READ), ...against.slice(0, MOST_READ)].flatMap(({ article, span }) =>
      at(article, span),
    ),
    ...claim.disputedBy.slice(0, MOST_READ).flatMap(({ article, span }) => at(article, span)),
    ...claim.origins.flatMap(({ because }) => because.flatMap(({ article, span }) => at(article, span))),
    ...changes.flatMap(({ values }) => values.flatMap(({ article, span }) => at(article, span))),
    ...claim.links.flatMap(({ to, span }) => ("article" in to ? at(to.article, span) : [])),
  ]
}

/** Whether a judgement is on a carrier of this claim, or on who stands behind it: an article says many other things. */
function isOn(claim: Claim) {
  const carriers = carriersOf(claim).map(({ article, span }) => ({ article, ...span }))
  const sources = claim.origins.flatMap(({ because }) =>
    because.flatMap(({ article, span }) => (span ? { article, ...span } : [])),
  )
  const copies = new Set(carriers.map(({ article }) => article))
  const touches = (place: string, ranges: readonly Quoted[]) => {
    const [, article, start, end] = /^([^/]+)\/(\d+)-(\d+)$/.exec(place) ?? []
    return ranges.some((range) => range.article === article && range.start < Number(end) && range.end > Number(start))
  }
  return ({ about, a, b }: PairJudgement) => {
    if (about === "claim") return [a, b].some((place) => touches(place, carriers))
    if (about === "origin") return touches(a, sources) || touches(b, sources)
    return about === "copy" && copies.has(a) && copies.has(b)
  }
}

async function judgedOf(
  ledger: Ledger,
  articles: readonly string[],
  isOn: (judgement: PairJudgement) => boolean,
): Promise<JudgementLine[]> {
  const judged = (await ledger.judgementsOn(articles)).filter(isOn)
  return Promise.all(judged.map((judgement) => judgementLineOf(ledger, judgement)))
}
