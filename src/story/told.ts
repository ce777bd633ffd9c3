/** A story → what whoever keeps it finds and lists its claims by, so that nobody need look into the story for that. */
import type { Claim, Story } from "../record/index.ts"
import { isChanged, isDisputed, outletsNamedIn, speakersOf, wordingsOf } from "./filter.ts"

export interface ToldClaim {
  id: string
  text: string
  independent: number
  atLeast: number
  heardBy: number
  /** that carry it; an article without an outlet counts as one of its own */
  outlets: number
  articles: number
  disputed: boolean
  circular: boolean
  changed: boolean
  interested: boolean
  /** ISO days of publication of the first and the last article that speaks of it */
  first: string | null
  last: string | null
  /** where its first carrier says it */
  place: { article: string; start: number; end: number }
  spokenOfBy: string[]
  wordings: string[]
  speakers: string[]
  outletNames: string[]
}

interface Told {
  story: Story
  headline: string
  claims: ToldClaim[]
}

export const toldOf = (story: Story): Told => ({ story, headline: headlineOf(story), claims: toldClaims(story) })

export function toldClaims(story: Story): ToldClaim[] {
  const articles = new Map(story.articles.map((article) => [article.id, article]))
  const [changed, outletsOf] = [isChanged(story), outletsNamedIn(story)]
  return story.claims.map((claim) => {
    const { id, text, independent, atLeast, heardBy, circular, statements, origins } = claim
    const carrying = new Set(carriersOf(claim).map(({ article }) => article))
    const spokenOfBy = [...new Set(statements.map(({ article }) => article))]
    const days = spokenOfBy.flatMap((article) => articles.get(article)?.published?.slice(0, 10) ?? []).sort()
    return {
      ...{ id, text, independent, atLeast, heardBy, circular, spokenOfBy },
      outlets: new Set([...carrying].map((article) => articles.get(article)?.outlet ?? article)).size,
      articles: carrying.size,
      disputed: isDisputed(claim),
      changed: changed(claim),
      interested: origins.some(({ interested }) => interested),
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      place: placeOf(claim),
      wordings: wordingsOf(claim),
      speakers: speakersOf(claim),
      outletNames: outletsOf(claim),
    }
  })
}

/** The title of the earliest article that has one and is nobody's copy; else what its first claim says. */
function headlineOf({ articles, claims }: Story): string {
  const titled = articles.filter(({ title }) => title !== null && title.trim() !== "")
  const own = titled.find(({ copyOf, revisionOf }) => copyOf === null && revisionOf === null) ?? titled[0]
  return own?.title ?? claims[0]?.text ?? ""
}

const carriersOf = ({ statements }: Claim) => statements.filter(({ relation }) => relation === "carries")

/** Carriers come in the order of time. */
function placeOf(claim: Claim): ToldClaim["place"] {
  const first = carriersOf(claim)[0] ?? claim.statements[0]
  return { article: first?.article ?? "", start: first?.span.start ?? 0, end: first?.span.end ?? 0 }
}
