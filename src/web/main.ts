/** In the browser: takes the record that the page carries and brings the page to life. */
import { hydrate } from "svelte"
import { get } from "svelte/store"
import type { Record } from "../record/index.ts"
import { keepDensity } from "./density.ts"
import { deskIn } from "./desk.ts"
import Filters from "./Filters.svelte"
import { wishesOf } from "./filter.ts"
import Head from "./Head.svelte"
import "./styles/base.css"
import "./styles/head.css"
import "./styles/answers.css"
import "./styles/filters.css"
import "./styles/text.css"
import "./styles/cards.css"
import "./styles/chain.css"
import "./styles/sheet.css"
import "./styles/dates.css"
import "./styles/foot.css"
import "./styles/print.css"

const carried = document.getElementById("record")?.textContent
const page = document.querySelector<HTMLElement>(".desk")
if (carried && page) bringToLife(page, JSON.parse(carried) as Record)

function bringToLife(page: HTMLElement, record: Record): void {
  const { wanted, shown } = wishesOf(record)
  const [head, filters] = [document.getElementById("head"), document.getElementById("filters")]
  if (head) hydrate(Head, { target: head, props: { record, wanted } })
  if (filters) hydrate(Filters, { target: filters, props: { record, wanted, shown } })
  const desk = deskIn(page, record, wanted)
  keepDensity(page, record)
  shown.subscribe((statements) => desk.keep(statements, get(wanted)))
  if (location.hash) {
    const open = () => desk.goTo(location.hash.slice(1))
    open()
    // The browser goes to the card, too, and focuses it, when everything is loaded: that puts the card alone in the middle.
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(open), { once: true })
  }
}
