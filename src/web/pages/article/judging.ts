/** Judging a statement: a menu beside it, a choice, and the way back. What the page shows then is what the ledger answers. */

import { keepJudgement, takeBack } from "../judging.ts"
import { tell } from "../tell.ts"
import { selectedIn } from "./selected.ts"

/** What is sent besides the statement: a verdict, and where it needs one, its value. */
type Verdict = { verdict: string } & { [field: string]: unknown }

interface Page {
  /** what stands in it is another now */
  replaced(): void
  /** a statement has come into it */
  found?(owner: string): void
}

export function judgingIn(root: HTMLElement, { replaced, found }: Page) {
  const article = root.dataset.article ?? ""
  const menu = () => root.querySelector<HTMLElement>("#judging")
  const done = () => root.querySelector<HTMLElement>("#done")
  let statement = ""

  const numberOf = (owner: string) => root.querySelector(`#${CSS.escape(owner)} .number`)?.textContent ?? owner.slice(1)

  function open(owner: string, beside: HTMLElement): boolean {
    const shown = menu()
    if (!shown) return false
    statement = owner
    const number = shown.querySelector(".number")
    if (number) number.textContent = numberOf(owner)
    shown.showPopover()
    layOut(shown, beside)
    shown.querySelector("button")?.focus()
    return true
  }

  async function judge(owner: string, verdict: Verdict): Promise<void> {
    const number = await keepJudgement({ about: "statement", article, statement: owner, ...verdict })
    if (number === null) return
    await refresh()
    offer(owner, number, verdict)
  }

  /** Puts in what was missed. @returns whether it was kept */
  async function put(asked: object): Promise<boolean> {
    const number = await keepJudgement({ about: "statement", article, verdict: "missed", ...asked })
    if (number === null) return false
    const before = new Set(ownersIn(root))
    await refresh()
    const made = ownersIn(root).find((owner) => !before.has(owner))
    offer(made ?? "", number, { verdict: "missed" })
    if (made) found?.(made)
    return true
  }

  async function undo(number: number): Promise<void> {
    if (!(await takeBack(number))) return
    await refresh()
    const line = done()
    if (line) line.hidden = true
    tell("Taken back.")
  }

  /** The page again, as the ledger has it by now. */
  async function refresh(): Promise<void> {
    const answer = await fetch(location.href)
    // A statement that somebody put in is gone with that.
    if (answer.status === 404) location.href = `/articles/${article}`
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = page.querySelector("#reading")
    if (!fresh) return
    const kept = root.querySelector<HTMLElement>(".panel")?.scrollTop ?? 0
    root.replaceChildren(...fresh.childNodes)
    const panel = root.querySelector<HTMLElement>(".panel")
    if (panel) panel.scrollTop = kept
    replaced()
  }

  /** Says what was kept, and offers the way back; of a speaker or of words, also to say which are right. */
  function offer(owner: string, number: number, { verdict, ...value }: Verdict): void {
    const line = done()
    if (!line) return
    const words = document.createElement("span")
    words.textContent = `${owner ? `Statement ${numberOf(owner)}` : "Kept"}: ${said(verdict, value)}.`
    const back = buttonOf("Undo", () => void undo(number))
    const parts: Node[] = [words]
    if (verdict === "speaker" && value.speaker === null) parts.push(choiceOf(owner))
    if (verdict === "unsure" && value.why === WRONG_WORDS)
      parts.push(buttonOf("Take what I select", () => takeWords(owner)))
    parts.push(
      back,
      buttonOf("Close", () => hide(line), "hush"),
    )
    line.replaceChildren(...parts)
    line.hidden = false
    back.focus({ preventScroll: true })
  }

  function choiceOf(owner: string): Node {
    const choice = root.querySelector<HTMLSelectElement>("#judging-who")?.cloneNode(true)
    if (!(choice instanceof HTMLSelectElement)) return document.createTextNode("")
    choice.removeAttribute("id")
    choice.setAttribute("aria-label", "Who it was")
    choice.addEventListener("change", () => {
      if (choice.value) void judge(owner, { verdict: "speaker", speaker: { entity: choice.value } })
    })
    return choice
  }

  function takeWords(owner: string): void {
    const place = selectedIn(root)
    if (place) void judge(owner, { verdict: "words", words: [place] })
    else tell("Select the right words in the text first, then take them.")
  }

  root.addEventListener("click", ({ target }) => {
    const choice = target instanceof Element ? target.closest<HTMLElement>("#judging [data-verdict]") : null
    if (!choice) return
    menu()?.hidePopover()
    void judge(statement, verdictOf(choice))
  })

  return { open, put, undo }
}

const WRONG_WORDS = "the words are wrong"

function verdictOf({ dataset }: HTMLElement): Verdict {
  const { verdict = "unsure", stance } = dataset
  if (verdict === "speaker") return { verdict, speaker: null }
  if (verdict === "stance") return { verdict, stance }
  // Which words are right is not known yet: until somebody says so, it stands for review as one that nobody can be sure of.
  if (verdict === "words") return { verdict: "unsure", why: WRONG_WORDS }
  return { verdict }
}

function said(verdict: string, { speaker, stance, why }: { [field: string]: unknown }): string {
  if (verdict === "right") return "right as it is"
  if (verdict === "none") return "no statement"
  if (verdict === "stance") return `its stance is ${stance}`
  if (verdict === "words") return "other words taken"
  if (verdict === "missed") return "put in"
  if (verdict === "speaker") return speaker === null ? "its speaker is open" : "another speaker"
  return why === WRONG_WORDS ? "marked for review, its words are wrong" : "marked as unsure"
}

const ownersIn = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>(".note")].flatMap(({ dataset }) => dataset.owner ?? [])

function buttonOf(words: string, act: () => void, name = ""): HTMLButtonElement {
  const button = document.createElement("button")
  button.type = "button"
  button.className = name
  button.textContent = words
  button.addEventListener("click", act)
  return button
}

function hide(line: HTMLElement): void {
  line.hidden = true
}

/** Beside where it was opened, within the window. */
function layOut(menu: HTMLElement, beside: HTMLElement): void {
  const { left, bottom, top } = beside.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const below = bottom + 6 + height <= innerHeight
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
  menu.style.top = `${below ? bottom + 6 : Math.max(8, Math.min(top - 6 - height, innerHeight - height - 8))}px`
}
