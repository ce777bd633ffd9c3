/** What is pinned, in this browser: ids of statements. They are shown at an address that names them all. */
import { addressOf } from "./address.ts"
import { tell } from "./tell.ts"

const KEPT = "hearsay:pins"

function pins(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]")
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []
  } catch {
    return []
  }
}

export const addressOfPins = () => addressOf("/pinned", { of: pins().join(" ") })

export function pin(ids: readonly string[]): void {
  keep([...new Set([...pins(), ...ids])])
  tell(`Pinned: ${pins().length} in all.`)
}

export function unpin(ids: readonly string[]): void {
  const gone = new Set(ids)
  keep(pins().filter((id) => !gone.has(id)))
}

function keep(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(ids))
  } catch {
    tell("The browser keeps nothing for this page.")
  }
  showPins()
}

/** The way to them, with how many there are; and in a list, which ones are. */
function showPins(): void {
  const all = pins()
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-pins]")) {
    link.hidden = all.length === 0
    link.href = addressOfPins()
    const count = link.querySelector(".n")
    if (count) count.textContent = String(all.length)
  }
  for (const box of document.querySelectorAll<HTMLInputElement>("#statements input[name=picked]"))
    box.closest(".statement")?.toggleAttribute("data-pinned", all.includes(box.value))
}

/** p pins the statement that is walked to, or lets it go. */
export function pinByKey(): void {
  showPins()
  const { pathname, search } = location
  if (pathname === "/pinned" && search === "" && pins().length > 0) location.replace(addressOfPins())
  document.addEventListener("keydown", (event) => {
    if (event.key !== "p" || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea, select, dialog"))
      return
    const id = document.activeElement
      ?.closest(".statement")
      ?.querySelector<HTMLInputElement>("input[name=picked]")?.value
    if (id === undefined) return
    event.preventDefault()
    if (pins().includes(id)) {
      unpin([id])
      tell("No longer pinned.")
    } else pin([id])
  })
}
