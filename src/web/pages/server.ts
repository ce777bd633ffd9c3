/** Where the desk's pages are made: the answer of a use case → HTML. */
import type { Component } from "svelte"
import { render } from "svelte/server"
import type { Answer, Asked, UseCaseName } from "../../desk/index.ts"
import { titleOf } from "../../record/index.ts"
import Articles from "./Articles.svelte"
import Api from "./api/Api.svelte"
import ArticlePage from "./article/ArticlePage.svelte"
import Embed from "./article/Embed.svelte"
import StatementPage from "./article/StatementPage.svelte"
import Claim from "./claims/Claim.svelte"
import Claims from "./claims/Claims.svelte"
import Front from "./Front.svelte"
import Jobs from "./Jobs.svelte"
import Log from "./Log.svelte"
import Login from "./Login.svelte"
import Names from "./Names.svelte"
import Outlet from "./outlets/Outlet.svelte"
import Outlets from "./outlets/Outlets.svelte"
import Pinned from "./Pinned.svelte"
import Problem from "./Problem.svelte"
import People from "./people/People.svelte"
import Person from "./people/Person.svelte"
import Review from "./Review.svelte"
import Search from "./Search.svelte"
import Shell from "./Shell.svelte"
import Take from "./Take.svelte"

interface Rendered {
  title: string
  body: string
  files?: string
}

interface Made<Name extends UseCaseName> {
  /** which of the rail's places this page belongs to; null: it stands in none */
  place: "desk" | "search" | "claims" | "people" | "outlets" | "review" | "log" | "jobs" | null
  titleOf(answer: Answer<Name>): string
  /** its style and its script, where it has files of its own besides those of all pages */
  files?: "article"
  content: Component<{ answer: Answer<Name>; asked: Asked<Name> }>
}

const titleOfStatement = ({ place, record }: Answer<"statement">) =>
  `Statement ${place.number}, ${titleOf(record.article)}`

const made = <Name extends UseCaseName>(page: Made<Name>) => page

const pages = {
  claim: made<"claim">({ place: "claims", titleOf: ({ claim }) => claim.text, content: Claim }),
  claims: made<"claims">({ place: "claims", titleOf: () => "Claims", content: Claims }),
  article: made<"article">({
    place: "desk",
    titleOf: ({ record }) => titleOf(record.article),
    files: "article",
    content: ArticlePage,
  }),
  statement: made<"statement">({ place: "desk", titleOf: titleOfStatement, files: "article", content: StatementPage }),
  embed: made<"statement">({ place: null, titleOf: titleOfStatement, files: "article", content: Embed }),
  people: made<"people">({ place: "people", titleOf: () => "People", content: People }),
  person: made<"person">({ place: "people", titleOf: ({ name }) => name, content: Person }),
  outlets: made<"outlets">({ place: "outlets", titleOf: () => "Outlets", content: Outlets }),
  outlet: made<"outlet">({ place: "outlets", titleOf: ({ name }) => name, content: Outlet }),
  front: made<"front">({ place: "desk", titleOf: () => "Desk", content: Front }),
  articles: made<"articles">({ place: "desk", titleOf: () => "Articles", content: Articles }),
  search: made<"search">({ place: "search", titleOf: () => "Search", content: Search }),
  pinned: made<"pinned">({ place: "search", titleOf: () => "Pinned", content: Pinned }),
  names: made<"names">({ place: "search", titleOf: () => "A list of names", content: Names }),
  review: made<"review">({ place: "review", titleOf: () => "Review", content: Review }),
  jobs: made<"jobs">({ place: "jobs", titleOf: () => "Jobs", content: Jobs }),
  log: made<"log">({ place: "log", titleOf: () => "Log", content: Log }),
}

/** By these Svelte would find its way through a page in the browser; these pages are brought to life by other means, and no text of an article can look so, for its `<` is written `&lt;`. */
const MARKERS = /<!--(?:\[[!\d-]*|\])?-->/g

/** Pages that show no use case: whoever serves them says what they show. */
const others = {
  api: { place: "", titleOf: () => "API", content: Api },
  login: { place: null, titleOf: () => "Who are you?", content: Login },
  take: { place: null, titleOf: () => "Read this page?", content: Take },
  problem: { place: "", titleOf: ({ title }: { title: string }) => title, content: Problem },
}

/**
 * @param name one of the pages above; answer and what was asked are those of its use case, where it has one
 * @param around what stands beside it: how much there is to review
 */
export function renderPage(
  name: string,
  answer: unknown,
  asked: unknown,
  { review = "" }: { review?: string },
): Rendered {
  const all = { ...pages, ...others }
  if (!Object.hasOwn(all, name)) throw new Error(`there is no page ${name}`)
  // Which use case fills which page stands in one table, serve/pages/pages.ts.
  const { place, titleOf, files, content } = all[name as keyof typeof all] as Made<never>
  const inside = render(content as Component<{ answer: unknown; asked: unknown }>, { props: { answer, asked } }).body
  const page = place === null ? inside : render(Shell, { props: { place, review, inside } }).body
  const body = page.replace(MARKERS, "")
  return { title: titleOf(answer as never), body, ...(files ? { files } : {}) }
}
