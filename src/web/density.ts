/** How much of the article is marked. */
import type { Record } from "../record/index.ts"

export const densities = { full: "full", quiet: "quiet", none: "none" }
export type Density = keyof typeof densities

/** Quiet for a text that takes more than a few minutes to read: there the words come before the marks. */
const LONG = 8000

export function densityOf({ article }: Record): Density {
  return article.text.length > LONG ? "quiet" : "full"
}

/** Turns the marks up or down, and remembers it for this article where the browser allows that. */
export function keepDensity(desk: HTMLElement, { article }: Record): void {
  const key = `hearsay:${article.id}:marks`
  const show = (density: string | null) => {
    const choice = desk.querySelector<HTMLInputElement>(`.density input[value="${density}"]`)
    if (!density || !(density in densities) || !choice) return
    choice.checked = true
    desk.dataset.density = density
  }
  show(remembered(key))
  desk.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "density") return
    show(target.value)
    remember(key, target.value)
  })
}

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // a browser may forbid storage to a page from the disk
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // then it holds until the page is closed
  }
}
