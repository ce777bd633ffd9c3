/** In the log: a judgement is taken back. */
import { takeBack } from "./judging.ts"
import { tell } from "./tell.ts"

export function undoFromLog(): void {
  document.querySelector(".log")?.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-undo]") : null
    if (!button || !(await takeBack(button.dataset.undo ?? ""))) return
    button.closest("li")?.classList.add("undone")
    button.remove()
    tell("Undone.")
  })
}
