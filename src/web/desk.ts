/**
 * The desk at work: pointing, picking and walking by key, in the page as it was rendered.
 *
 * Nothing here draws: it lights, hides, scrolls and focuses what is there. A page of thousands of statements is ready when it is shown.
 */
import type { Record, Statement } from "../record/index.ts"
import { type Lit, lightIn, litBy, pace } from "./light.ts"

export function deskIn(desk: HTMLElement, record: Record) {
  const cards = desk.querySelector<HTMLElement>(".cards") as HTMLElement
  const sheet = desk.querySelector<HTMLElement>(".sheet") as HTMLElement
  const items = [...cards.querySelectorAll<HTMLElement>(":scope > ol > li")]
  const light = lightIn(desk.querySelector(".text") as HTMLElement)
  let shown: readonly Statement[] = record.statements
  let active: Lit | null = null // under the pointer, or focused
  let pinned: string | null = null // picked: stays until Escape

  const lit = (): Lit | null => active ?? (pinned ? { owner: pinned } : null)

  function point(next: Lit | null): void {
    active = next
    light.show(lit())
  }

  function pick(owner: string | null): void {
    const cardOf = (id: string | null) => document.getElementById(`card-${id}`)
    cardOf(pinned)?.removeAttribute("aria-current")
    cardOf(owner)?.setAttribute("aria-current", "true")
    pinned = owner
    const copy = cardOf(owner)?.cloneNode(true) as HTMLElement | undefined
    copy?.removeAttribute("id")
    copy?.removeAttribute("aria-current")
    sheet.querySelector(".place")?.replaceChildren(...(copy ? [copy] : []))
    sheet.hidden = !copy
    light.show(lit())
  }

  // Text that scrolls under a pointer at rest makes events too: only a pointer that moved counts.
  let [x, y] = [Number.NaN, Number.NaN]
  let waiting: ReturnType<typeof setTimeout> | undefined
  function pointed(event: PointerEvent): void {
    if (event.pointerType === "touch" || (event.screenX === x && event.screenY === y)) return
    ;[x, y] = [event.screenX, event.screenY]
    const next = litBy(event.target)
    if (next?.owner === active?.owner && next?.role === active?.role) return
    point(next)
    clearTimeout(waiting)
    if (!next) return
    waiting = setTimeout(
      () => (inText(event.target) ? bringCard(next.owner) : wide() && light.reveal(next)),
      inText(event.target) ? 80 : 400,
    )
  }

  /** Scrolls the column of cards, and never the page. */
  function bringCard(owner: string): void {
    const card = document.getElementById(`card-${owner}`)
    if (!card || !wide()) return
    const [box, place] = [cards.getBoundingClientRect(), card.getBoundingClientRect()]
    const room = (cards.querySelector(".filters")?.clientHeight ?? 0) + 24
    if (place.top >= box.top + room && place.bottom <= Math.min(box.bottom, innerHeight)) return
    cards.scrollBy({ top: place.top - box.top - room, behavior: pace(card) })
  }

  function clicked(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return
    if (event.target.closest(".close")) pick(null)
    if (event.target.closest("button, a, input, select, summary")) return
    if (String(getSelection() ?? "")) return // words are being copied
    const next = litBy(event.target)
    if (!next?.owner.startsWith("s")) return
    pick(next.owner)
    if (!inText(event.target)) light.reveal(next)
    else if (wide()) bringCard(next.owner)
    else uncover(event.target)
  }

  /** Moves words that were touched out from under the sheet that shows their card. */
  function uncover(words: Element): void {
    const { bottom } = words.getBoundingClientRect()
    const { top } = sheet.getBoundingClientRect()
    if (bottom > top - 24) scrollBy({ top: bottom - top + 48, behavior: pace(words) })
  }

  function focused({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || !target.matches(".card:focus-visible, .event:focus-within")) return
    point(litBy(target))
    if (active && target.matches(".card")) light.reveal({ owner: active.owner })
  }

  function walk(step: number): void {
    const at = shown.findIndex(({ id }) => id === lit()?.owner)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))]
    if (!next) return
    document.getElementById(`card-${next.id}`)?.focus({ preventScroll: wide() })
    bringCard(next.id)
  }

  /** j and k, or the arrows on a card, go from statement to statement; Enter keeps one lit, / searches, Escape lets go. */
  function keyed(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const searching = target?.id === "search"
    const onCard = target?.matches(".card") ?? false
    const step = { ...(target?.matches("input, select") ? {} : { j: 1, k: -1 }), ...(onCard ? ARROWS : {}) }[event.key]
    if (event.key === "Escape") {
      active = null
      pick(null)
      target?.blur()
    } else if (searching && (event.key === "Enter" || event.key === "ArrowDown")) {
      active = null
      pick(null)
      walk(1) // to the first that is shown
    } else if (target?.matches("input, select")) return
    else if (step) walk(step)
    else if (event.key === "/") document.getElementById("search")?.focus()
    else if (event.key === "Enter" && onCard) pick(target?.dataset.owner ?? null)
    else return
    if (event.key !== "Escape") event.preventDefault()
  }

  desk.addEventListener("pointermove", pointed)
  desk.addEventListener("pointerover", pointed)
  desk.addEventListener("pointerleave", () => point(null))
  desk.addEventListener("click", clicked)
  desk.addEventListener("focusin", focused)
  desk.addEventListener("focusout", () => point(null))
  addEventListener("keydown", keyed)

  return {
    /** Shows the cards of these statements only, and unmarks the words of the others. */
    keep(statements: readonly Statement[]): void {
      if (statements.length === shown.length && statements.every((statement, i) => statement === shown[i])) return
      shown = statements
      const ids = new Set(statements.map(({ id }) => id))
      record.statements.forEach(({ id }, i) => {
        const item = items[i]
        if (item) item.hidden = !ids.has(id)
      })
      const nothing = cards.querySelector<HTMLElement>(".nothing")
      if (nothing) nothing.hidden = ids.size > 0
      light.keep(ids.size < record.statements.length ? ids : null)
    },
  }
}

const ARROWS = { ArrowDown: 1, ArrowUp: -1 }

const wide = () => matchMedia("(min-width: 56.01rem)").matches

function inText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".text") !== null
}
