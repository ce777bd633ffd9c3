/**
 * The keys that mean the same on every page. What can be walked through is marked `data-item` where the page is made; a page that walks through something in a way of its own
 * marks none.
 */
import { tell } from "./tell.ts"

const isTyped = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog") !== null

export function walkByKeys(): void {
  const help = document.querySelector<HTMLDialogElement>("#keys")
  document.querySelector("#help")?.addEventListener("click", () => help?.showModal())
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target)) return
    const acts: { [key: string]: () => boolean } = {
      j: () => go(1),
      k: () => go(-1),
      c: copyCurrent,
      "/": toSearch,
      "?": () => {
        help?.showModal()
        return help !== null
      },
    }
    if (Object.hasOwn(acts, event.key) && acts[event.key]?.()) event.preventDefault()
  })
}

const items = () => [...document.querySelectorAll<HTMLElement>("[data-item]")].filter((item) => item.offsetParent)

function go(by: 1 | -1): boolean {
  const all = items()
  const at = all.findIndex((item) => item.contains(document.activeElement))
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by]
  if (!next) return all.length > 0
  const link = next.querySelector<HTMLElement>("a[href], summary, button") ?? next
  link.focus({ preventScroll: true })
  next.scrollIntoView({ block: "nearest" })
  return true
}

/** The words that the item has for it: what can be printed, with its place. */
function copyCurrent(): boolean {
  const item = items().find((each) => each.contains(document.activeElement))
  const words = item?.dataset.copy
  if (words === undefined) return false
  navigator.clipboard.writeText(words).then(
    () => tell("Copied."),
    () => tell("The browser does not let it be copied."),
  )
  return true
}

function toSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>("main input[type=search]")
  if (box) {
    box.focus()
    box.select()
  } else location.href = "/search"
  return true
}
