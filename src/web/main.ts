/** In the browser: takes the record that the page carries and brings the page to life. */
import { hydrate } from "svelte"
import type { Record } from "../record/index.ts"
import Desk from "./Desk.svelte"
import "./styles/base.css"
import "./styles/head.css"
import "./styles/events.css"
import "./styles/text.css"
import "./styles/cards.css"
import "./styles/print.css"

const carried = document.getElementById("record")?.textContent
const target = document.getElementById("desk")
if (carried && target) hydrate(Desk, { target, props: { record: JSON.parse(carried) as Record } })
