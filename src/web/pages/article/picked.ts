/** The statement that was picked: its card stands above the answers, or in a narrow window in a sheet at its foot. */
import { sheetIn } from "../../sheet.ts"

export function pickedIn(root: HTMLElement) {
  const cardOf = (owner: string | null) =>
    owner === null ? null : root.querySelector<HTMLElement>(`#${CSS.escape(owner)}`)
  const place = () => root.querySelector<HTMLElement>(".held")

  function close(): void {
    const slot = place()
    if (slot) slot.hidden = true
    slot?.replaceChildren()
    sheetIn(root).close()
  }

  /** Above the answers. */
  function above(card: HTMLElement): void {
    const slot = place()
    if (!slot) return
    slot.replaceChildren(headOf(card), copyOf(card))
    slot.hidden = false
    slot.scrollTop = 0
  }

  return {
    close,
    show(owner: string | null): void {
      const card = cardOf(owner)
      if (!card) close()
      else if (!isWide()) sheetIn(root).show([card], null)
      else above(card)
    },
    /** What was found, in a narrow window alone: in a wide one the text shows it. */
    list(owners: readonly string[], label: string): void {
      if (isWide()) return
      const cards = owners.slice(0, MANY).flatMap((owner) => cardOf(owner) ?? [])
      sheetIn(root).show(cards, label)
    },
  }
}

/** As many cards as a sheet at the foot of a telephone lists. */
const MANY = 40

const isWide = () => matchMedia("(min-width: 64rem)").matches

function headOf(card: HTMLElement): HTMLElement {
  const head = document.createElement("header")
  const title = document.createElement("b")
  title.textContent = card.getAttribute("aria-label") ?? ""
  const close = document.createElement("button")
  close.type = "button"
  close.className = "close"
  close.textContent = "Close (Esc)"
  head.append(title, close)
  return head
}

/** Without what makes the first one the only one of its kind. */
function copyOf(card: HTMLElement): HTMLElement {
  const copy = card.cloneNode(true) as HTMLElement
  copy.removeAttribute("id")
  copy.removeAttribute("tabindex")
  copy.classList.remove("lit")
  const acts = copy.querySelector(".acts")
  if (acts) copy.append(acts)
  return copy
}
