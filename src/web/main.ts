/** In the browser: takes the record that the page carries and brings the page to life. */
import { hydrate } from "svelte"
import type { Record } from "../record/index.ts"
import Desk from "./Desk.svelte"
import "./desk.css"

const carried = document.getElementById("record")?.textContent
const target = document.getElementById("desk")
if (carried && target) hydrate(Desk, { target, props: { record: JSON.parse(carried) as Record } })
