/** What is done with a statement: its quotation or its address copied, all of them saved. Nothing leaves the page but to the clipboard and the disk. */
import type { Record, Statement } from "../record/index.ts"
import { quoteOf } from "./quote.ts"
import { csvOf, jsonOf } from "./table.ts"

/** @param shown the statements that are saved: those that a filter leaves */
export function actsIn(desk: HTMLElement, record: Record, shown: () => readonly Statement[]): void {
  desk.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-act], [data-save]") : null
    if (!button) return
    const { act, save } = button.dataset
    if (save === "csv") return saved(record, "csv", "text/csv;charset=utf-8", csvOf(record, shown()))
    if (save === "json") return saved(record, "json", "application/json", jsonOf(record, shown()))
    const owner = button.closest<HTMLElement>("[data-owner]")?.dataset.owner
    const statement = record.statements.find(({ id }) => id === owner)
    if (!statement) return
    const done = await copied(act === "quote" ? quoteOf(record, statement) : addressHere(statement))
    tell(button, done ? "copied" : "not allowed here")
  })
}

function addressHere({ id }: Statement): string {
  return `${location.href.replace(/#[\s\S]*$/, "")}#${id}`
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedByHand(text)
  }
}

/** For a page from the disk, in browsers that keep the clipboard from it. */
function copiedByHand(text: string): boolean {
  const place = document.createElement("textarea")
  place.value = text
  place.className = "hidden"
  document.body.append(place)
  const focus = document.activeElement
  place.select()
  const done = document.execCommand("copy")
  place.remove()
  if (focus instanceof HTMLElement) focus.focus({ preventScroll: true })
  return done
}

const told = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>()

/** For the eye in the button, for the ear in the page's live region. */
function tell(button: HTMLElement, words: string): void {
  const label = button.dataset.label ?? button.textContent ?? ""
  button.dataset.label = label
  button.textContent = words
  const live = document.getElementById("told")
  if (live) live.textContent = words
  clearTimeout(told.get(button))
  told.set(
    button,
    setTimeout(() => {
      button.textContent = label
      if (live) live.textContent = ""
    }, 1600),
  )
}

function saved({ article }: Record, ending: string, type: string, text: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = `${nameFor(article.title ?? article.uri)}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A file's name of the title's first words: letters and numbers only. */
function nameFor(title: string): string {
  const name =
    title
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6)
      .join("-") ?? ""
  return name.slice(0, 60) || "statements"
}
