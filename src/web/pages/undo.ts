/** In the log: a judgement is taken back, or that something proposed was declined. */
import { reopenProposal, takeBack } from "./judging.ts"
import { tell } from "./tell.ts"

export function undoFromLog(): void {
  for (const log of document.querySelectorAll(".log"))
    log.addEventListener("click", async ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-undo], [data-reopen]") : null
      if (!button) return
      const { undo, reopen } = button.dataset
      if (!(await (reopen === undefined ? takeBack(undo ?? "") : reopenProposal(reopen)))) return
      button.closest("li")?.classList.add("undone")
      button.remove()
      tell(reopen === undefined ? "Undone." : "Undone: it is to be reviewed again.")
    })
}
