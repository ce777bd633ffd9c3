/** Where the page is made: a record → the HTML of its desk, for reading without a script and for a first sight without a wait. */
import { render } from "svelte/server"
import type { Record } from "../record/index.ts"
import Desk from "./Desk.svelte"

export function renderDesk(record: Record): string {
  return render(Desk, { props: { record } }).body
}
