/** From one place with the words that were looked for to the next. */
import { pace } from "../../light.ts"

export function hitsIn(root: HTMLElement) {
  let at = -1

  function go(step: number): boolean {
    const hits = [...root.querySelectorAll<HTMLElement>(".text mark.hit")]
    if (hits.length === 0) return false
    at = (at + step + hits.length) % hits.length
    for (const hit of hits) hit.classList.remove("now")
    const hit = hits[at]
    hit?.classList.add("now")
    hit?.scrollIntoView({ block: "center", behavior: pace(hit) })
    return true
  }

  return {
    go,
    /** The first one is shown when the page is opened with words to look for. */
    begin: () => go(1),
  }
}
