/** The page of one statement at work: copying, judging, and the keys to the next one. */
import { copied } from "./copy.ts"
import { judgingIn } from "./judging.ts"

export function statementAtWork(): void {
  const root = document.querySelector<HTMLElement>('#reading[data-tab="statement"]')
  if (!root) return
  const owner = root.dataset.statement ?? ""
  const judging = judgingIn(root, { replaced: () => {} })
  const judge = () => {
    const button = root.querySelector<HTMLElement>("[data-judge]")
    return button !== null && judging.open(owner, button)
  }
  const copy = (button: HTMLElement | null) => {
    if (button?.dataset.copy) void copied(button.dataset.copy, "Copied.")
    return button !== null
  }

  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button") : null
    if (!button) return
    if (button.dataset.copy) copy(button)
    else if ("judge" in button.dataset) judge()
    else if (button.dataset.undo) void judging.undo(Number(button.dataset.undo))
  })
  addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    if (target?.closest("input, select, textarea, dialog, [popover]")) return
    const acts: { [key: string]: () => boolean } = {
      j: () => follow(root, "next"),
      k: () => follow(root, "prev"),
      c: () => copy(root.querySelector<HTMLElement>(".paper [data-copy]")),
      x: judge,
    }
    if (Object.hasOwn(acts, event.key) && acts[event.key]?.()) event.preventDefault()
  })
}

function follow(root: HTMLElement, way: "next" | "prev"): boolean {
  const link = root.querySelector<HTMLAnchorElement>(`.way a[rel="${way}"]`)
  link?.click()
  return link !== null
}
