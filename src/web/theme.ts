/** Light or dark: as the system has it, until the reader turns it; then as it was left. */
import { keep } from "./kept.ts"

/** The head of the page reads it before anything is drawn (src/export/html.ts). */
const KEY = "hearsay:theme"

export function turnTheme(): void {
  const root = document.documentElement
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches
  root.dataset.theme = dark ? "light" : "dark"
  keep(KEY, root.dataset.theme)
}
