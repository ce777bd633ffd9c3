/** The cards of a page: which are shown, and which are folded into another. */
import type { Record } from "../record/index.ts"

export function cardsIn(desk: HTMLElement, { statements }: Record) {
  const known = new Map(
    Array.from(desk.querySelectorAll<HTMLElement>(".text .card"), (card) => [card.dataset.owner ?? "", card]),
  )
  const outer = new Map(statements.map(({ id, within }) => [id, within]))
  const text = desk.querySelector(".text")
  const nothing = desk.querySelector<HTMLElement>(".text .nothing")
  const opened = new Set<HTMLDetailsElement>()
  let unfolded = new Set<HTMLDetailsElement>()

  /** The statements that one stands in, from the nearest outwards. */
  function around(id: string): string[] {
    const within = outer.get(id)
    return within && known.has(within) ? [within, ...around(within)] : []
  }

  return {
    of: (id: string | null): HTMLElement | undefined => (id === null ? undefined : known.get(id)),
    /** Opens what a card is folded into, and closes what was opened for the last one; null: closes only. */
    unfold(id: string | null): void {
      const folds = new Set((id === null ? [] : around(id)).flatMap((one) => foldIn(known.get(one)) ?? []))
      for (const fold of unfolded) if (!folds.has(fold)) fold.open = false
      unfolded = new Set([...folds].filter((fold) => !fold.open || unfolded.has(fold)))
      for (const fold of folds) fold.open = true
    },
    /** Only these stay, and as context those that they are folded into; null: all do. */
    keep(ids: ReadonlySet<string> | null): void {
      for (const fold of opened) fold.open = false
      opened.clear()
      const context = new Set(ids ? [...ids].flatMap(around).filter((id) => !ids.has(id)) : [])
      for (const [id, card] of known) {
        card.hidden = ids !== null && !ids.has(id) && !context.has(id)
        card.classList.toggle("context", context.has(id))
      }
      for (const id of ids ?? []) {
        for (const one of around(id)) {
          const fold = foldIn(known.get(one))
          if (!fold || fold.open) continue
          fold.open = true
          opened.add(fold)
        }
      }
      text?.classList.toggle("roomy", ids !== null && ids.size * FEW <= known.size)
      if (nothing) nothing.hidden = ids === null || ids.size > 0
    },
  }
}

/** One card of so many, and there is room for the whole of each. */
const FEW = 4

function foldIn(card: HTMLElement | undefined): HTMLDetailsElement | null {
  return card?.querySelector<HTMLDetailsElement>(":scope > details") ?? null
}
