/** Where the desk's pages are made: the answer of a use case → HTML. */
import type { Component } from "svelte"
import { render } from "svelte/server"
import type { Answer, Asked, UseCaseName } from "../../desk/index.ts"
import Articles from "./Articles.svelte"
import Claim from "./claims/Claim.svelte"
import Claims from "./claims/Claims.svelte"
import Front from "./Front.svelte"
import Log from "./Log.svelte"
import Login from "./Login.svelte"
import Names from "./Names.svelte"
import Problem from "./Problem.svelte"
import Review from "./Review.svelte"
import Search from "./Search.svelte"
import Shell from "./Shell.svelte"

interface Made<Name extends UseCaseName> {
  /** which of the rail's places this page belongs to */
  place: "desk" | "search" | "claims" | "people" | "outlets" | "review" | "log" | null
  titleOf(answer: Answer<Name>): string
  content: Component<{ answer: Answer<Name>; asked: Asked<Name> }>
}

const made = <Name extends UseCaseName>(page: Made<Name>) => page

const pages = {
  claim: made<"claim">({ place: "claims", titleOf: ({ claim }) => claim.text, content: Claim }),
  claims: made<"claims">({ place: "claims", titleOf: () => "Claims", content: Claims }),
  front: made<"front">({ place: "desk", titleOf: () => "Desk", content: Front }),
  articles: made<"articles">({ place: "desk", titleOf: () => "Articles", content: Articles }),
  search: made<"search">({ place: "search", titleOf: () => "Search", content: Search }),
  names: made<"names">({ place: "search", titleOf: () => "A list of names", content: Names }),
  review: made<"review">({ place: "review", titleOf: () => "Review", content: Review }),
  log: made<"judgements">({ place: "log", titleOf: () => "Log", content: Log }),
}

/** Pages that show no use case: whoever serves them says what they show. */
const others = {
  login: { place: null, titleOf: () => "Who are you?", content: Login },
  problem: { place: null, titleOf: ({ title }: { title: string }) => title, content: Problem },
}

/** @param name one of the pages above; answer and what was asked are those of its use case, where it has one */
export function renderPage(name: string, answer: unknown, asked: unknown): { title: string; body: string } {
  const all = { ...pages, ...others }
  if (!Object.hasOwn(all, name)) throw new Error(`there is no page ${name}`)
  // Which use case fills which page stands in one table, serve/pages/pages.ts.
  const { place, titleOf, content } = all[name as keyof typeof all] as Made<never>
  const inside = render(content as Component<{ answer: unknown; asked: unknown }>, { props: { answer, asked } }).body
  return { title: titleOf(answer as never), body: render(Shell, { props: { place, inside } }).body }
}
