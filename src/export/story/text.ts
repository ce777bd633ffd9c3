/**
 * A story's claims for the terminal, each as an editor would note it down:
 *
 *   The gate of the dam failed its test.  c1
 *   rests on 1 origin, carried by 3 outlets, 2 to 3 March 2032
 *
 *     two engineers at the dam · unnamed
 *     └─ Tarnholt Gazette, 2 March 2032  4f1c02
 *        names this source: “Two engineers at the dam told the Gazette”
 *        ├─ Varn Wire, 2 March 2032  9b77aa
 *        …
 *
 *     Denied by
 *       Fen & Moor Water, in Varn Wire: “an invention”
 */
import { type Claim, counted, type Story } from "../../record/index.ts"
import { clean, wrap } from "../terminal.ts"
import { changeText } from "./changes-text.ts"
import { outletIn, type Page, pageOf, quoted, type StoryStyle } from "./page.ts"
import { treeLines } from "./tree-lines.ts"
import { carriersOf, certaintyOf, countsOf, daysOf } from "./words.ts"

/** @param claims of the story, those to be shown; by default all */
export function writeStoryText(story: Story, style: StoryStyle, claims: readonly Claim[] = story.claims): string {
  const page = pageOf(story, style)
  const isSuggested = claims.some(({ links }) => links.some(({ certain }) => !certain))
  const blocks = [
    heading(page, claims.length),
    ...claims.map((claim) => noteOf(page, claim)),
    ...(claims.length ? [unsettled(page)] : []),
    ...(isSuggested ? [[wrap(page.paint.quiet(SUGGESTED), page.columns, "")]] : []),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`
}

/** Of the article that is asked about: what working it out could not settle. */
function unsettled({ story, style, columns, paint }: Page): string[] {
  const notes = story.notes.filter(({ article }) => article === style.article)
  return notes.map(({ said }) => wrap(paint.quiet(clean(said)), columns, "note  "))
}

const SUGGESTED = "┄ suggested: order and likeness speak for it, and no words show it"

/** How many articles, whose, when, and how many of the claims are shown. One article needs no heading. */
function heading({ story, columns, paint }: Page, shown: number): string[] {
  const { articles, claims } = story
  if (articles.length < 2) return []
  const outlets = new Set(articles.flatMap(({ outlet }) => outlet ?? [])).size
  const facts = [
    `${counted(articles.length, "article")}${outlets ? ` of ${counted(outlets, "outlet")}` : ""}`,
    daysOf(articles),
    shown < claims.length ? `${shown} of ${counted(claims.length, "claim")}` : counted(claims.length, "claim"),
  ]
  return [wrap(paint.quiet(facts.filter(Boolean).join(" · ")), columns, "")]
}

function noteOf(page: Page, claim: Claim): string[] {
  const { story, columns, paint, articles } = page
  const carriers = carriersOf(claim, articles)
  const days = daysOf(carriers.articles)
  const heard =
    carriers.articles.length > 1 && claim.heardBy > 0
      ? `${counted(claim.heardBy, "outlet")} heard it ${claim.heardBy === 1 ? "itself" : "themselves"}`
      : ""
  const sure = [certaintyOf(claim), heard].filter(Boolean).join("; ")
  const head = [
    `${paint.strong(clean(claim.text))}  ${paint.quiet(claim.id)}`,
    [countsOf(claim, articles), days].filter(Boolean).join(", "),
    ...(sure ? [paint.quiet(sure)] : []),
    ...(claim.circular ? [paint.stance(CIRCULAR)] : []),
  ]
  const tree = treeLines(page, claim)
  const versions = claim.versions.map(({ claim: id, what }) => claimText(page, id, what))
  const changes = story.changes.filter(({ claims }) => claims.includes(claim.id))
  return [
    ...head.map((line) => wrap(line, columns, "")),
    ...(tree.length ? ["", ...tree] : []),
    ...section(page, "Denied by", peopleOf(page, claim, "denies")),
    ...section(page, "Would not say", peopleOf(page, claim, "withholds")),
    ...section(
      page,
      "Set against it",
      claim.rivals.map((id) => claimText(page, id)),
    ),
    ...section(page, "Other values", versions),
    ...section(
      page,
      "Changed",
      changes.map((change) => changeText(page, change)),
    ),
    ...section(
      page,
      "May be the same, and is not counted",
      claim.maybe.map(({ claim: id, because }) => claimText(page, id, because)),
    ),
  ]
}

const CIRCULAR = "goes in a circle: an outlet is named as the source of what it has from others"

function section({ columns, paint }: Page, title: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  return ["", wrap(paint.act(title), columns, "  "), ...items.map((item) => wrap(item, columns, "    "))]
}

/** Another claim by its words, as far as the story has it. */
function claimText({ claims, paint }: Page, id: string, why = ""): string {
  const text = clean(claims.get(id)?.text ?? "")
  return [...(text ? [text] : []), paint.quiet(id), ...(why ? [paint.quiet(`(${clean(why)})`)] : [])].join(" ")
}

/** Who denies it or will not speak of it, each once, with the outlets that have it and the words of the first. */
function peopleOf(page: Page, claim: Claim, relation: "denies" | "withholds"): string[] {
  const told = claim.statements.filter((each) => each.relation === relation)
  const known = new Set(told.map(({ article, span }) => `${article} ${span.start}`))
  const others = claim.disputedBy.filter(({ article, span }) => !known.has(`${article} ${span.start}`))
  const all = [...told, ...(relation === "denies" ? others : [])]
  const nameOf = ({ who, article }: (typeof all)[number]) => clean(who ?? outletIn(page, article))
  return [...Map.groupBy(all, (each) => nameOf(each).toLowerCase()).values()].flatMap((said) => {
    const [first] = said
    if (!first) return []
    const outlets = new Set(said.map(({ article }) => outletIn(page, article)))
    const where = first.who === null ? "" : `, in ${[...outlets].join(", ")}`
    return [`${page.paint.who(nameOf(first))}${where}: ${quoted(page, first.span)}`]
  })
}
