/** The sheet at the foot of a narrow window: the card of what was touched, or the cards that a filter found. */
import { pace } from "./light.ts"

export function sheetIn(desk: HTMLElement) {
  const sheet = desk.querySelector(".sheet") as HTMLElement
  const found = sheet.querySelector(".found") as HTMLElement
  const place = sheet.querySelector(".place") as HTMLElement
  let one = false

  return {
    hasOne: () => one,
    /** @param title what was found, in words; null for the card of one statement */
    show(cards: readonly HTMLElement[], title: string | null): void {
      one = title === null
      found.textContent = title ?? ""
      place.replaceChildren(...cards.map((card) => copyOf(card, one)))
      sheet.hidden = false
      place.scrollTop = 0
    },
    close(): void {
      sheet.hidden = true
      place.replaceChildren()
    },
    /** Moves words that were touched out from under it. */
    uncover(words: Element): void {
      const { bottom } = words.getBoundingClientRect()
      const { top } = sheet.getBoundingClientRect()
      if (bottom > top - 24) scrollBy({ top: bottom - top + 48, behavior: pace(words) })
    },
  }
}

/** Without the identities of the first, and in a list without what is folded into it. */
function copyOf(card: HTMLElement, whole: boolean): HTMLElement {
  const copy = card.cloneNode(true) as HTMLElement
  for (const each of [copy, ...copy.querySelectorAll(".card")]) {
    each.removeAttribute("id")
    each.removeAttribute("aria-current")
    each.classList.remove("context", "lit")
  }
  if (!whole) copy.querySelector(":scope > details")?.remove()
  copy.hidden = false
  return copy
}
