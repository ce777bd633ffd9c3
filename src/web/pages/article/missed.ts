/** Putting in a statement that was missed: its words are selected in the text, or typed as they stand there, and lit there at once. */
import type { Range as Place } from "../../../record/index.ts"
import { pace } from "../../light.ts"
import { selectedIn } from "./selected.ts"
import { placesOf, rangeOf } from "./words-in-text.ts"

const names = ["content", "source", "cue"] as const
type Name = (typeof names)[number]
type Field = HTMLInputElement | HTMLTextAreaElement

/** @param keep keeps it; says whether it was kept */
export function missedIn(root: HTMLElement, keep: (asked: object) => Promise<boolean>) {
  const form = () => root.querySelector<HTMLFormElement>("#missed")
  const marker = () => root.querySelector<HTMLElement>("#mark-it")
  const fieldOf = (name: Name) => form()?.querySelector<Field>(`[name="${name}"]`) ?? null
  const isOpen = () => form()?.hidden === false
  /** Of words that were selected, which they are: they may stand elsewhere too. */
  const selected = new Map<Name, Place>()
  let active: Name = "content"

  function open(): boolean {
    const shown = form()
    if (!shown) return false
    const place = selectedIn(root)
    if (shown.hidden) {
      active = "content"
      shown.hidden = false
    }
    hideMarker()
    if (place) take(place)
    else fieldOf(active)?.focus()
    return true
  }

  function close(): void {
    const shown = form()
    if (!shown) return
    shown.hidden = true
    shown.reset()
    selected.clear()
    show()
  }

  /** What was selected is the words of the field that is being filled in; the next one follows. */
  function take(place: Place): void {
    const field = fieldOf(active)
    const words = rangeOf(root, place)?.toString()
    if (!field || words === undefined) return
    field.value = words
    selected.set(active, place)
    show()
    active = names.find((name) => fieldOf(name)?.value === "") ?? active
    fieldOf(active)?.focus({ preventScroll: true })
  }

  /** Where each field's words stand, as far as the page knows; of several places, the nearest to what is said. */
  function placesNow(): Map<Name, { places: Place[]; chosen: Place | null }> {
    const found = new Map<Name, { places: Place[]; chosen: Place | null }>()
    for (const name of names) {
      const own = selected.get(name)
      const places = own ? [own] : placesOf(root, fieldOf(name)?.value.trim() ?? "")
      const said = found.get("content")?.chosen
      const free = said ? places.filter((place) => gap(place, said) >= 0) : places
      const [nearest] = said ? free.toSorted((a, b) => gap(a, said) - gap(b, said)) : free
      found.set(name, { places, chosen: name === "content" && places.length > 1 ? null : (nearest ?? null) })
    }
    return found
  }

  function show(): void {
    for (const [name, { places, chosen }] of placesNow()) {
      light(name, chosen ? rangeOf(root, chosen) : null)
      if (name === active && chosen) bring(rangeOf(root, chosen))
      const state = root.querySelector(`#missed-${name}-state`)
      if (state) state.textContent = fieldOf(name)?.value.trim() ? stateOf(name, places, chosen) : ""
    }
  }

  /** Into the part of the window that the form leaves free. */
  function bring(words: Range | null): void {
    const [rect, over] = [words?.getBoundingClientRect(), form()?.getBoundingClientRect()]
    if (!words || !rect || !over) return
    const free = over.left === 0 ? over.top : innerHeight
    if (rect.top < 40 || rect.bottom > free - 10)
      scrollBy({ top: rect.top - free / 3, behavior: pace(words.startContainer.parentElement ?? root) })
  }

  async function submitted(): Promise<void> {
    const shown = form()
    if (!shown) return
    const words = (name: Name) => {
      const typed = fieldOf(name)?.value.trim()
      return typed ? [selected.get(name) ?? typed] : []
    }
    const given = new FormData(shown)
    const asked = { content: words("content"), source: words("source"), cue: words("cue"), stance: given.get("stance") }
    if (await keep({ ...asked, ...whoIn(String(given.get("who") ?? "")) })) close()
  }

  function hideMarker(): void {
    const button = marker()
    if (button) button.hidden = true
  }

  /** Words that were selected just now: into the form where it is open, else there is a button beside them. */
  function released(): void {
    const place = selectedIn(root)
    if (!place) hideMarker()
    else if (isOpen()) take(place)
    else if (rangeOf(root, place)) putBeside(marker(), rangeOf(root, place) as Range)
  }

  root.addEventListener("pointerdown", (event) => {
    // The press of a button takes the selection away before it can be asked for.
    if (event.target instanceof Element && event.target.closest("#mark-it")) event.preventDefault()
  })
  document.addEventListener("pointerup", ({ target }) => {
    if (target instanceof Element && target.closest("#mark-it, #missed")) return
    setTimeout(released)
  })
  // A finger moves the ends of what is selected, and lets go of nothing that the page is told of.
  let settled: ReturnType<typeof setTimeout> | undefined
  document.addEventListener("selectionchange", () => {
    clearTimeout(settled)
    if (!isOpen() && matchMedia("(pointer: coarse)").matches) settled = setTimeout(released, 400)
  })
  document.addEventListener("keyup", ({ key, target }) => {
    if (key.startsWith("Arrow") && !(target instanceof Element && target.closest("input, textarea, select"))) released()
  })
  root.addEventListener("click", ({ target }) => {
    const act = target instanceof Element ? target.closest<HTMLElement>("[data-missed]")?.dataset.missed : undefined
    if (act === "close") close()
    else if (act !== undefined) open()
  })
  root.addEventListener("focusin", ({ target }) => {
    const name = names.find((each) => fieldOf(each) === target)
    if (name) active = name
  })
  root.addEventListener("input", ({ target }) => {
    const name = names.find((each) => fieldOf(each) === target)
    if (!name) return
    selected.delete(name)
    show()
  })
  root.addEventListener("submit", (event) => {
    if (event.target !== form()) return
    event.preventDefault()
    void submitted()
  })
  root.addEventListener("keydown", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#missed")) return
    if (event.key === "Escape") close()
    else if (event.key === "Enter" && event.target instanceof HTMLTextAreaElement && !event.shiftKey) void submitted()
    else return
    event.preventDefault()
    event.stopPropagation()
  })

  return {
    open,
    /** @returns whether it was open */
    close(): boolean {
      const was = isOpen()
      if (was) close()
      return was
    },
  }
}

function stateOf(name: Name, places: readonly Place[], chosen: Place | null): string {
  if (places.length === 0) return "not in the text: type it as it stands there"
  if (places.length === 1) return chosen ? "" : "this is part of what is said"
  if (name === "content") return `stands there ${places.length} times: give more of it`
  return chosen ? `stands there ${places.length} times: the nearest is taken` : "this is part of what is said"
}

/** Characters between two places; less than none: they share some. */
const gap = (a: Place, b: Place) => Math.max(b.start - a.end, a.start - b.end)

function whoIn(value: string): object {
  if (value === "") return {}
  if (value === "open") return { speaker: null }
  return value.startsWith("type:") ? { sourceType: value.slice(5) } : { speaker: { entity: value } }
}

/** https://drafts.csswg.org/css-highlight-api-1/: nothing in the text is touched. */
function light(name: Name, range: Range | null): void {
  if (!("highlights" in CSS)) return
  if (range) CSS.highlights.set(`missed-${name}`, new Highlight(range))
  else CSS.highlights.delete(`missed-${name}`)
}

/** Below the end of the words, within the window. */
function putBeside(button: HTMLElement | null, range: Range): void {
  const last = [...range.getClientRects()].at(-1)
  if (!button || !last) return
  button.hidden = false
  button.style.left = `${Math.max(8, Math.min(last.right - 20, innerWidth - button.offsetWidth - 8))}px`
  button.style.top = `${Math.min(last.bottom + 8, innerHeight - button.offsetHeight - 8)}px`
}
