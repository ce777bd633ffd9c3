/**
 * The desk at work: pointing, picking and walking by key, in the page as it was rendered.
 *
 * Nothing here draws: it lights, hides, unfolds, scrolls and focuses what is there. A page of thousands of statements is ready when it is shown.
 */
import type { Writable } from "svelte/store"
import type { Record, Statement } from "../record/index.ts"
import { actsIn } from "./acts.ts"
import { cardsIn } from "./cards.ts"
import { everything, type Wanted } from "./filter.ts"
import { inView, type Lit, lightIn, litBy, pace } from "./light.ts"
import { moves } from "./moved.ts"
import { sheetIn } from "./sheet.ts"
import { laidOutIn } from "./whole.ts"

export function deskIn(desk: HTMLElement, record: Record, wanted: Writable<Wanted>) {
  const text = desk.querySelector(".text") as HTMLElement
  const light = lightIn(text)
  const layOutAgain = desk.dataset.size === "book" ? laidOutIn(text) : null
  const cards = cardsIn(desk, record)
  const sheet = sheetIn(desk)
  let shown: readonly Statement[] = record.statements
  let active: Lit | null = null // under the pointer, or focused
  let pinned: string | null = null // picked: stays until Escape

  const lit = (): Lit | null => active ?? (pinned ? { owner: pinned } : null)

  function point(next: Lit | null): void {
    active = next
    light.show(lit())
  }

  function pick(owner: string | null): void {
    cards.of(pinned)?.removeAttribute("aria-current")
    cards.of(owner)?.setAttribute("aria-current", "true")
    pinned = owner
    cards.unfold(owner)
    const card = cards.of(owner)
    if (card && !wide()) sheet.show([card], null)
    else sheet.close()
    light.show(lit())
  }

  const hasMoved = moves()
  function pointed(event: PointerEvent): void {
    if (event.pointerType === "touch" || !hasMoved(event)) return
    const next = litBy(event.target)
    if (next?.owner !== active?.owner || next?.role !== active?.role) point(next)
  }

  function clicked(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element)) return
    const step = target.closest<HTMLElement>("[data-step]")?.dataset.step
    const link = target.closest<HTMLAnchorElement>("a[href^='#s']")
    if (target.closest(".close")) closeSheet()
    else if (step) walk(Number(step))
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) followed(link, event)
    else if (target.closest("button, a, input, select, summary, label")) return
    else if (!String(getSelection() ?? "")) pointedAt(target) // else words are being copied
  }

  function closeSheet(): void {
    if (sheet.hasOne()) pick(null)
    else sheet.close()
  }

  function pointedAt(target: Element): void {
    const next = litBy(target)
    if (!next) return
    if (!next.owner.startsWith("s")) {
      light.reveal(next)
      return
    }
    pick(next.owner)
    if (!inText(target)) light.reveal(next)
    else if (wide()) bring(next.owner)
    else sheet.uncover(target)
  }

  /** A number goes to its statement; an entry of the answer box shows only its own. */
  function followed(link: HTMLAnchorElement, event: MouseEvent): void {
    const ids = link.dataset.statements?.split(" ")
    if (!ids) {
      if (link.hash === location.hash) goTo(link.hash.slice(1)) // else the address changes, and says so
      return
    }
    event.preventDefault()
    const same = link.getAttribute("aria-current") === "true"
    wanted.set({ ...everything(), answer: same ? null : { label: link.dataset.label ?? "", ids: new Set(ids) } })
    for (const other of desk.querySelectorAll("a.pick[aria-current]")) other.removeAttribute("aria-current")
    if (same) return
    link.setAttribute("aria-current", "true")
    const [first] = shown
    if (!first || !wide()) return
    pick(first.id)
    bring(first.id)
  }

  /** Shows a statement, whatever hid it, and lights it: its words and its card come into view. */
  function goTo(owner: string): void {
    if (!cards.of(owner)) return
    if (!shown.some(({ id }) => id === owner)) wanted.set(everything())
    active = null
    pick(owner)
    if (!wide()) {
      light.reveal({ owner })
      return
    }
    // The words first, then no farther than the card asks for: of two smooth scrolls the second would undo the first.
    light.open(owner)
    const card = cards.of(owner)
    if (card && !inView(card)) card.scrollIntoView({ block: "nearest", behavior: "instant" })
  }

  function bring(owner: string): void {
    const card = cards.of(owner)
    if (card && !inView(card)) card.scrollIntoView({ block: "center", behavior: pace(card) })
  }

  function focused({ target }: FocusEvent): void {
    if (target instanceof HTMLElement && target.matches(".card:focus-visible")) point(litBy(target))
  }

  function walk(step: number): void {
    const at = shown.findIndex(({ id }) => id === lit()?.owner)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))]
    if (!next) return
    if (!wide()) {
      goTo(next.id)
      return
    }
    cards.unfold(next.id)
    const card = cards.of(next.id)
    card?.focus({ preventScroll: true })
    point({ owner: next.id })
    bring(next.id)
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
      wanted.update((now) => ({ ...now, answer: null }))
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

  // Cards stand between the paragraphs: what is marked from one to the next, to be copied, is the article alone.
  desk.addEventListener("pointerdown", ({ target }) => desk.classList.toggle("copying", inText(target)))
  desk.addEventListener("pointermove", pointed)
  desk.addEventListener("pointerover", pointed)
  desk.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "touch" || hasMoved(event)) point(null)
  })
  desk.addEventListener("click", clicked)
  desk.addEventListener("focusin", focused)
  desk.addEventListener("focusout", () => point(null))
  addEventListener("keydown", keyed)
  addEventListener("hashchange", () => goTo(location.hash.slice(1)))
  actsIn(desk, record, () => shown)

  return {
    goTo,
    /** Shows the cards of these statements only, unmarks the words of the others, and on a narrow window lists what was found. */
    keep(statements: readonly Statement[], { answer }: Wanted): void {
      if (answer === null)
        for (const link of desk.querySelectorAll("a.pick[aria-current]")) link.removeAttribute("aria-current")
      if (statements.length === shown.length && statements.every((statement, i) => statement === shown[i])) return
      shown = statements
      layOutAgain?.()
      const ids = statements.length < record.statements.length ? new Set(statements.map(({ id }) => id)) : null
      cards.keep(ids)
      light.keep(ids)
      if (wide()) return
      const found = statements.slice(0, MANY).flatMap(({ id }) => cards.of(id) ?? [])
      const words = `${statements.length} of ${record.statements.length} statements`
      if (ids) sheet.show(found, answer ? `${words} · ${answer.label}` : words)
      else sheet.close()
    },
  }
}

const ARROWS = { ArrowDown: 1, ArrowUp: -1 }
/** As many cards as a sheet at the foot of a telephone lists. */
const MANY = 40

const wide = () => matchMedia("(min-width: 56.01rem)").matches

function inText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".text > p") !== null
}
