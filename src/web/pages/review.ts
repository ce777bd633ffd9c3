/** The queue in the browser: an answer is kept and the next one comes; the last can be taken back. */
import { keepJudgement, reopenProposal, settleProposal, takeBack } from "./judging.ts"
import { tell } from "./tell.ts"

/** What was answered last, kept from one page to the next: the number of the judgement, or of what was proposed. */
const LAST = "hearsay:last-judgement"
const OF_PROPOSAL = "proposal "

export function reviewByKeys(): void {
  const queue = document.querySelector<HTMLElement>(".queue")
  if (!queue) return
  const undo = queue.querySelector<HTMLElement>("[data-undo-last]")
  if (undo) undo.hidden = sessionStorage.getItem(LAST) === null
  queue.addEventListener("click", ({ target }) => {
    const pressed =
      target instanceof Element
        ? target.closest<HTMLElement>("[data-answer], [data-undo-last], [data-batch], [data-all]")
        : null
    if (!pressed) return
    if (pressed.dataset.answer !== undefined) void answered(pressed.dataset.answer)
    else if (pressed.dataset.all !== undefined)
      for (const box of queue.querySelectorAll<HTMLInputElement>("input[data-yes]")) box.checked = true
    else if (pressed.dataset.batch !== undefined) void allAnswered(queue)
    else void undone()
  })
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.target instanceof Element && event.target.closest("input, textarea, dialog")) return
    const pressed = queue.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
    if (!pressed || pressed.hidden) return
    event.preventDefault()
    pressed.click()
  })
}

/** What was judged is out of the queue, so the same address shows the next one. */
async function answered(answer: string): Promise<void> {
  const kept = await keep(JSON.parse(answer))
  if (kept === null) return
  sessionStorage.setItem(LAST, kept)
  location.reload()
}

/** @returns by which it is taken back; null: it was not kept */
async function keep(answer: { proposal?: number; accept?: boolean }): Promise<string | null> {
  const { proposal, accept } = answer
  if (proposal !== undefined) return (await settleProposal(proposal, accept === true)) ? OF_PROPOSAL + proposal : null
  const number = await keepJudgement(answer)
  return number === null ? null : String(number)
}

async function undone(): Promise<void> {
  const last = sessionStorage.getItem(LAST)
  if (last === null) return
  const isBack = last.startsWith(OF_PROPOSAL)
    ? await reopenProposal(last.slice(OF_PROPOSAL.length))
    : await takeBack(last)
  if (!isBack) return
  sessionStorage.removeItem(LAST)
  location.reload()
}

async function allAnswered(queue: HTMLElement): Promise<void> {
  const picked = [...queue.querySelectorAll<HTMLInputElement>("input[data-yes]:checked")]
  let kept = 0
  for (const { dataset } of picked) if ((await keep(JSON.parse(dataset.yes ?? "{}"))) !== null) kept++
  tell(`${kept} of ${picked.length} kept.`)
  if (kept > 0) setTimeout(() => location.reload(), 800)
}
