/** In the browser: moves the page of a story, which was rendered where it was made. */
import { turnTheme } from "../theme.ts"
import "../styles/base.css"
import "../styles/head.css"
import "../styles/foot.css"
import "./styles/claims.css"
import "./styles/tree.css"
import "./styles/changes.css"
import "./styles/articles.css"
import "./styles/print.css"
import { claimsIn } from "./claims.ts"
import { treesIn } from "./trees.ts"

const page = document.querySelector<HTMLElement>(".desk")
page?.querySelector(".theme")?.addEventListener("click", turnTheme)
if (page) {
  claimsIn(page)
  treesIn(page)
}
