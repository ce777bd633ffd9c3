/** What changed over the articles, for the terminal: "homes cleared: 40 (Tarnholt Gazette, 2 March 2032) → 140 (Morning Ledger, 3 March 2032)". */
import type { Change, Story } from "../../record/index.ts"
import { clean, wrap } from "../terminal.ts"
import { outletIn, type Page, pageOf, quoted, type StoryStyle } from "./page.ts"
import { dayOf } from "./words.ts"

/** In one line. A value that follows itself is told once, by who had it first. */
export function changeText(page: Page, { what, values }: Change): string {
  const steps = values.filter(({ value }, i) => value !== values[i - 1]?.value)
  const told = steps.map(({ article, value, published }) => {
    return `${clean(value)} ${page.paint.quiet(`(${outletIn(page, article)}, ${dayOf(published)})`)}`
  })
  return `${clean(what)}: ${told.join(" → ")}`
}

const abouts: { [kind in Change["kind"]]: string } = {
  figure: "a number",
  date: "a day",
  status: "planned, put off, called off or done",
  source: "a source",
  hedge: "a doubt",
}

/** Each change with all its values, an article a line, and the words that show it. */
export function writeChangesText(story: Story, style: StoryStyle, changes: readonly Change[] = story.changes): string {
  const page = pageOf(story, style)
  const { paint, columns, short } = page
  const notes = changes.map(({ kind, what, claims, values }) => {
    const widest = Math.min(MOST_VALUE, Math.max(...values.map(({ value }) => clean(value).length), 0))
    return [
      wrap(`${paint.strong(clean(what))}  ${paint.quiet(`${abouts[kind]}; ${claims.join(", ")}`)}`, columns, ""),
      ...values.map(({ article, value, span, published }) => {
        const where = `${outletIn(page, article)}, ${dayOf(published)}  ${paint.quiet(short(article))}`
        const words = span ? `  ${quoted(page, span)}` : ""
        return wrap(`${clean(value).padEnd(widest)}  ${where}${words}`, columns, "  ", "    ")
      }),
    ].join("\n")
  })
  return `${[...notes].join("\n\n")}\n`
}

const MOST_VALUE = 20
