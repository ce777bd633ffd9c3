/** TimelineJS (https://timeline.knightlab.com/docs/json-format.html): a slide for each statement and event with a day, month or year of its own. */
import { type Article, statementOf } from "../../record/index.ts"
import { calendarDate } from "./calendar.ts"
import { type Entries, wordsOf } from "./entry.ts"
import { didOf, toldOf } from "./told.ts"

export async function* writeTimeline(entries: Entries): AsyncGenerator<string> {
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
  yield "\n]}\n"
}

function slideOf(
  value: string | undefined,
  { headline, text, group, id }: { headline: string; text: string; group: string; id: string },
  article: Article,
) {
  const [year, month, day] = calendarDate(value)?.split("-") ?? []
  if (!year) return []
  const where = [article.outlet, article.title]
    .filter((part) => part !== null)
    .map(escaped)
    .join(": ")
  const date = { year: Number(year), ...(month ? { month: Number(month) } : {}), ...(day ? { day: Number(day) } : {}) }
  return [
    {
      start_date: date,
      text: { headline: escaped(headline), text: `<p>${escaped(text)}</p><p>${where}</p>` },
      group,
      unique_id: id,
    },
  ]
}

/** TimelineJS puts these texts into its page as HTML. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
