/** The page of jobs: it follows what is being done, and puts in once more what failed. */
import { putAgain } from "./judging.ts"
import { tell } from "./tell.ts"

/** Milliseconds. */
const EVERY = 3000

export function followJobs(): void {
  const place = document.querySelector("#content")
  if (!place?.querySelector(".jobs")) return
  place.addEventListener("click", async ({ target }) => {
    const again = target instanceof Element ? target.closest<HTMLElement>("[data-again]")?.dataset.again : undefined
    if (again === undefined) return
    if (!(await putAgain(again === "all" ? undefined : [Number(again)]))) return
    tell(again === "all" ? "They wait again." : "It waits again.")
    await renew(place)
  })
  setInterval(() => {
    const isOpen = Number(place.querySelector<HTMLElement>(".jobs")?.dataset.open) > 0
    // Who is about to press something would press another thing.
    const isInUse = place.matches(":focus-within, :active") || document.getSelection()?.isCollapsed === false
    if (isOpen && !isInUse && !document.hidden) void renew(place)
  }, EVERY)
}

/** The page as it stands now. It is the desk's own, made as it was made first. */
async function renew(place: Element): Promise<void> {
  const answer = await fetch(location.href).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const [now, before] = [page.querySelector("#content .jobs"), place.querySelector(".jobs")]
  if (now && before) before.replaceWith(now)
}
