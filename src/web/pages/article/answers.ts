/** An entry of the answer box shows only its own statements, and says so; once more, and all are shown. */

export function answersIn(root: HTMLElement, keep: (ids: ReadonlySet<string> | null, label: string) => void) {
  const state = () => root.querySelector<HTMLElement>(".sifted")
  let before: { text: string; hidden: boolean } | null = null

  function clear(): void {
    for (const link of root.querySelectorAll(".pick[aria-current]")) link.removeAttribute("aria-current")
    const line = state()
    if (!before || !line) return
    setWords(line, before.text)
    line.hidden = before.hidden
    before = null
    keep(null, "")
  }

  return {
    clear,
    /** @returns whether it was an entry, or the way back to all */
    took(target: Element, event: Event): boolean {
      if (before && target.closest(".sifted .all")) {
        event.preventDefault()
        clear()
        return true
      }
      const link = target.closest<HTMLAnchorElement>("a[data-statements]")
      if (!link) return false
      event.preventDefault()
      const same = link.getAttribute("aria-current") === "true"
      clear()
      if (same) return true
      const ids = new Set((link.dataset.statements ?? "").split(" "))
      link.setAttribute("aria-current", "true")
      const line = state()
      if (line) {
        before = { text: line.querySelector(".what")?.textContent ?? "", hidden: Boolean(line.hidden) }
        const all = root.querySelectorAll(".cards .card").length
        setWords(line, `${ids.size} of ${all} statements: ${link.dataset.label ?? ""}`)
        line.hidden = false
      }
      keep(ids, `${ids.size} ${ids.size === 1 ? "statement" : "statements"} · ${link.dataset.label ?? ""}`)
      return true
    },
  }
}

function setWords(line: HTMLElement, words: string): void {
  const what = line.querySelector(".what")
  if (what) what.textContent = words
}
