/** Light or dark: as the system has it, until the reader turns it; then as it was left. */
import { keep, kept } from "./kept.ts"

/** The head of the page reads it before anything is drawn (src/export/html.ts). */
const KEY = "hearsay:theme"

/** As the reader left it: called before anything is drawn, so that a page turned dark does not first shine. */
export function recallTheme(): void {
  const theme = kept(KEY)
  if (theme) document.documentElement.dataset.theme = theme
}

export function turnTheme(): void {
  const root = document.documentElement
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches
  root.dataset.theme = dark ? "light" : "dark"
  keep(KEY, root.dataset.theme)
}
