/**
 * TimelineJS (https://timeline.knightlab.com/docs/json-format.html): a slide for each statement and event with a day, month or year of its own; for each claim that two or more
 * articles carry, from the first to the last of them; and for each value of what changed, on the day that it was published.
 */
import { type Article, type Story, statementOf } from "../../record/index.ts"
import { summaryOf } from "../story/index.ts"
import { calendarDate } from "./calendar.ts"
import { type Entries, type Stories, wordsOf } from "./entry.ts"
import { didOf, toldOf } from "./told.ts"

export async function* writeTimeline(entries: Entries, _: unknown, stories: Stories): AsyncGenerator<string> {
  yield `{"events":[`
  let first = true
  for await (const { record } of entries) {
    const { article } = record
    const statements = record.statements.flatMap((statement) => {
      const words = { headline: didOf(statement, record), text: toldOf(statement, record) }
      return slideOf(
        statement.said?.value,
        { ...words, group: "Statements", id: `${article.id}-${statement.id}` },
        article,
      )
    })
    const events = record.events.flatMap((event) => {
      const words = {
        headline: `${event.trigger.text} (${event.status})`,
        text: [
          event.participants.map(({ spans }) => wordsOf(spans)).join(", "),
          ...[statementOf(record, event.statement)].map((word) => (word ? toldOf(word, record) : "")),
        ]
          .filter((part) => part !== "")
          .join(". "),
      }
      return slideOf(event.date?.value, { ...words, group: "Events", id: `${article.id}-${event.id}` }, article)
    })
    for (const slide of [...statements, ...events]) {
      yield `${first ? "" : ","}\n${JSON.stringify(slide)}`
      first = false
    }
  }
  for await (const { story } of stories) {
    for (const slide of [...claimSlides(story), ...changeSlides(story)]) {
      yield `${first ? "" : ","}\n${JSON.stringify(slide)}`
      first = false
    }
  }
  yield "\n]}\n"
}

function claimSlides({ articles, claims }: Story): object[] {
  const known = new Map(articles.map((article) => [article.id, article]))
  return claims.flatMap((claim) => {
    const carrying = new Set(
      claim.statements.flatMap(({ article, relation }) => (relation === "carries" ? article : [])),
    )
    const days = [...carrying].flatMap((id) => known.get(id)?.published?.slice(0, 10) ?? []).sort()
    const [start, end] = [dateOf(days[0]), dateOf(days.at(-1))]
    if (carrying.size < 2 || !start || !end) return []
    const text = { headline: escaped(claim.text), text: `<p>${escaped(summaryOf(claim, known))}</p>` }
    return [{ start_date: start, end_date: end, text, group: "Claims", unique_id: `claim-${claim.id}` }]
  })
}

function changeSlides({ articles, changes }: Story): object[] {
  const outlets = new Map(articles.map(({ id, outlet }) => [id, outlet]))
  return changes.flatMap(({ what, claims, values }) =>
    values.flatMap(({ value, span, article, published }) => {
      const start = dateOf(published?.slice(0, 10))
      if (!start) return []
      const words = span ? `<p>“${escaped(span.text)}”</p>` : ""
      const text = {
        headline: escaped(`${what}: ${value}`),
        text: `${words}<p>${escaped(outlets.get(article) ?? "")}</p>`,
      }
      const id = `change-${claims.join("-")}-${article}-${value}`
      return [{ start_date: start, text, group: "Changes", unique_id: id.replace(/[^\w-]+/g, "_") }]
    }),
  )
}

function slideOf(
  value: string | undefined,
  { headline, text, group, id }: { headline: string; text: string; group: string; id: string },
  article: Article,
) {
  const date = dateOf(value)
  if (!date) return []
  const where = [article.outlet, article.title]
    .filter((part) => part !== null)
    .map(escaped)
    .join(": ")
  return [
    {
      start_date: date,
      text: { headline: escaped(headline), text: `<p>${escaped(text)}</p><p>${where}</p>` },
      group,
      unique_id: id,
    },
  ]
}

function dateOf(value: string | undefined) {
  const [year, month, day] = calendarDate(value)?.split("-") ?? []
  if (!year) return null
  return { year: Number(year), ...(month ? { month: Number(month) } : {}), ...(day ? { day: Number(day) } : {}) }
}

/** TimelineJS puts these texts into its page as HTML. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
