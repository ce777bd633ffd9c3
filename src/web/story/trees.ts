/** Drawings in the browser: the words of a link beside it, and the way back from a card to its origins lit. */

/** How far from the edges of the window words are kept, and from their link, in pixels. */
const EDGE = 12
const NEAR = 8

export function treesIn(page: HTMLElement): void {
  for (const tree of page.querySelectorAll<HTMLElement>(".tree")) {
    const cards = [...tree.querySelectorAll<HTMLElement>(".node")]
    const lines = [...tree.querySelectorAll<SVGElement>(".lines path")]

    function light(target: EventTarget | null): void {
      const card = target instanceof Element ? target.closest<HTMLElement>(".node") : null
      const lit = card ? behind(cards, card) : new Set<string>()
      tree.classList.toggle("lighted", lit.size > 1)
      for (const { dataset, classList } of cards) classList.toggle("tree-lit", lit.has(dataset.node ?? ""))
      for (const { dataset, classList } of lines)
        classList.toggle("tree-lit", lit.has(dataset.to ?? "") && lit.has(dataset.from ?? ""))
    }
    tree.addEventListener("pointerover", ({ target }) => light(target))
    tree.addEventListener("pointerleave", () => light(null))
    tree.addEventListener("focusin", ({ target }) => light(target))
    tree.addEventListener("focusout", () => light(null))
  }

  const placed = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLElement>(".tree-link") : null
    if (link) place(link)
  }
  page.addEventListener("pointerover", placed)
  page.addEventListener("focusin", placed)
  addEventListener("keydown", ({ key }) => {
    const held = document.activeElement
    if (key === "Escape" && held instanceof HTMLElement && held.matches(".tree-reason")) held.blur()
  })
}

/** A card and all that it has the claim from, by number. */
function behind(cards: readonly HTMLElement[], card: HTMLElement): Set<string> {
  const found = new Set<string>()
  const open = [card.dataset.node ?? ""]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    const from = cards[Number(next)]?.dataset.from
    if (from) open.push(...from.split(" "))
  }
  return found
}

/** Puts the words of a link under it, or over it where there is no room below. Without a script they stand at the foot of the window. */
function place(link: HTMLElement): void {
  const words = link.querySelector<HTMLElement>(".tree-why")
  const reason = link.querySelector(".tree-reason")?.getBoundingClientRect()
  if (!words || !reason || getComputedStyle(words).position !== "fixed") return
  words.classList.add("placed")
  const { width, height } = words.getBoundingClientRect()
  const below = reason.bottom + NEAR
  const top = below + height > innerHeight - EDGE ? reason.top - NEAR - height : below
  words.style.left = `${Math.max(EDGE, Math.min(reason.left, document.documentElement.clientWidth - EDGE - width))}px`
  words.style.top = `${Math.max(EDGE, top)}px`
}
