/** Statements that are picked in a list: copied as lines to print, taken away as a table, marked as right. */
import { csvHead, csvLine } from "../../record/index.ts"
import { keepJudgement } from "./judging.ts"
import { addressOfPins, pin, unpin } from "./pins.ts"
import { columns } from "./printable.ts"
import { tell } from "./tell.ts"

export function pickStatements(): void {
  const [list, bar] = [
    document.querySelector<HTMLElement>("#statements"),
    document.querySelector<HTMLElement>("#picked"),
  ]
  const count = bar?.querySelector("strong")
  if (!list || !bar || !count) return
  const boxes = () => [...list.querySelectorAll<HTMLInputElement>("input[name=picked]:checked")]
  const show = () => {
    const n = boxes().length
    bar.hidden = n === 0
    count.textContent = `${n} picked`
  }
  const linesOf = () => boxes().map((box) => box.closest<HTMLElement>("[data-copy]")?.dataset.copy ?? "")
  const acts: { [act: string]: () => void } = {
    copy: () => void navigator.clipboard.writeText(linesOf().join("\n\n")).then(() => tell("Copied.")),
    csv: () => saveTable(boxes().map((box) => rowIn(box.closest<HTMLElement>("[data-row]")))),
    right: () => void judgeRight(boxes().map((box) => box.value)),
    pin: () => pin(boxes().map(({ value }) => value)),
    unpin: () => {
      unpin(boxes().map(({ value }) => value))
      location.href = addressOfPins()
    },
    none: () => {
      for (const box of boxes()) box.checked = false
      show()
    },
  }
  list.addEventListener("change", show)
  bar.addEventListener("click", ({ target }) => {
    const act = target instanceof Element ? target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined
    if (act !== undefined && Object.hasOwn(acts, act)) acts[act]?.()
  })
  show()
}

const rowIn = (item: HTMLElement | null): string[] => JSON.parse(item?.dataset.row ?? "[]")

function saveTable(rows: readonly (readonly string[])[]): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([csvHead(columns) + rows.map(csvLine).join("")], { type: "text/csv" }))
  link.download = "statements.csv"
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

async function judgeRight(ids: readonly string[]): Promise<void> {
  let judged = 0
  for (const id of ids) {
    const [article, statement] = id.split("/")
    if ((await keepJudgement({ about: "statement", article, statement, verdict: "right" })) !== null) judged++
  }
  tell(judged === ids.length ? `${judged} marked as right.` : `${judged} of ${ids.length} marked as right.`)
}
