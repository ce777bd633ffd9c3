/** Where the page of a story is made: a story and the texts of its articles → the HTML of the page. */
import { render } from "svelte/server"
import type { Story } from "../../record/index.ts"
import { heldOf } from "./held.ts"
import Page from "./Page.svelte"
import { byWeight, headlineOf } from "./told.ts"

/** @param texts an article's id → its text */
export function renderStory(story: Story, texts: ReadonlyMap<string, string>): { title: string; body: string } {
  const held = heldOf(story, texts)
  const claims = byWeight(held)
  return { title: headlineOf(story, claims[0]), body: render(Page, { props: { held, claims } }).body }
}
