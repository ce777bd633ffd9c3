/** In the browser: whether two things are one is kept with a press, and undone with another. */

const HEADERS = { "content-type": "application/json", "x-hearsay": "1" }

export function judgePairs(): void {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("button") : null
    const pair = button?.closest<HTMLElement>(".judge-pair")
    if (button?.dataset.verdict && pair) void judge(pair, button.dataset.verdict)
    else if (button?.dataset.undo && button.closest(".judge-pair, .judged-by")) void undo(button, button.dataset.undo)
  })
}

async function judge(pair: HTMLElement, verdict: string): Promise<void> {
  const { about, a, b } = pair.dataset
  const told = pair.querySelector("output")
  if (!told) return
  told.textContent = "…"
  const answer = await sent("/api/judgements", { method: "POST", body: JSON.stringify({ about, verdict, a, b }) })
  if (typeof answer === "string") {
    told.textContent = answer
    return
  }
  pair.dataset.kept = verdict
  told.textContent = `Kept: ${verdict}. ${about === "entity" || verdict === "unsure" ? "" : "It counts once the story is told again. "}`
  const back = document.createElement("button")
  back.type = "button"
  back.textContent = "Undo"
  back.dataset.undo = String(answer.number)
  told.append(back)
  back.focus()
}

async function undo(button: HTMLButtonElement, number: string): Promise<void> {
  const answer = await sent(`/api/judgements/${number}`, { method: "DELETE" })
  const pair = button.closest<HTMLElement>(".judge-pair")
  const words = typeof answer === "string" ? answer : "Undone."
  if (pair) {
    const told = pair.querySelector("output")
    if (told) told.textContent = words
    if (typeof answer === "string") return
    delete pair.dataset.kept
    pair.querySelector<HTMLElement>("[data-verdict]")?.focus()
  } else {
    if (typeof answer !== "string") button.closest(".judged-line")?.classList.add("undone")
    button.replaceWith(` · ${words}`)
  }
}

/** @returns what was kept, or why nothing was */
async function sent(address: string, request: RequestInit): Promise<{ number?: number } | string> {
  try {
    const answer = await fetch(address, { ...request, headers: HEADERS })
    const said: { number?: number; title?: string; detail?: string } = await answer.json()
    return answer.ok ? said : (said.detail ?? said.title ?? "It could not be kept.")
  } catch {
    return "The desk does not answer."
  }
}
