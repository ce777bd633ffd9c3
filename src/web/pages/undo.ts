/** In the log: a judgement is taken back. */
import { tell } from "./tell.ts"

export function undoFromLog(): void {
  document.querySelector(".log")?.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-undo]") : null
    if (!button) return
    const answer = await fetch(`/api/judgements/${button.dataset.undo}`, {
      method: "DELETE",
      headers: { "x-hearsay": "1" },
    })
    if (!answer.ok) return tell("It could not be undone.")
    button.closest("li")?.classList.add("undone")
    button.remove()
    tell("Undone.")
  })
}
