/** Where the page is made: a record → the HTML of its desk, for reading without a script and for a first sight without a wait. */
import { render } from "svelte/server"
import type { Record } from "../record/index.ts"
import Desk from "./Desk.svelte"
import Filters from "./Filters.svelte"
import { wishesOf } from "./filter.ts"
import Head from "./Head.svelte"

export function renderDesk(record: Record): string {
  const { wanted, shown } = wishesOf(record)
  const head = render(Head, { props: { record, wanted } }).body
  const filters = render(Filters, { props: { record, wanted, shown } }).body
  return render(Desk, { props: { record, head, filters } }).body
}
