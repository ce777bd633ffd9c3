/** How much of the article is marked. */
import type { Record } from "../record/index.ts"
import { keep, kept } from "./kept.ts"

export const densities = { full: "full", quiet: "quiet", none: "none" }
export type Density = keyof typeof densities

/** Quiet for a text that takes more than a few minutes to read: there the words come before the marks. */
const LONG = 8000

export function densityOf({ article }: Record): Density {
  return article.text.length > LONG ? "quiet" : "full"
}

/** Turns the marks up or down, and keeps it for this article. */
export function keepDensity(desk: HTMLElement, { article }: Record): void {
  const key = `hearsay:${article.id}:marks`
  const show = (density: string | null) => {
    const choice = desk.querySelector<HTMLInputElement>(`.density input[value="${density}"]`)
    if (!density || !(density in densities) || !choice) return
    choice.checked = true
    desk.dataset.density = density
  }
  show(kept(key))
  desk.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "density") return
    show(target.value)
    keep(key, target.value)
  })
}
