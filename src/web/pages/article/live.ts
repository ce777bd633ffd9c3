/**
 * The page of an article at work: pointing, picking and walking by key, in the page as it was rendered.
 *
 * Nothing here draws: it lights, hides, scrolls and copies what is there. All of it hangs on the page's root, so that what stands in it can be replaced.
 */
import { type Lit, lightIn, litBy, pace } from "../../light.ts"
import { moves } from "../../moved.ts"
import { answersIn } from "./answers.ts"
import { copyOf } from "./copy.ts"
import { judgingIn } from "./judging.ts"
import { missedIn } from "./missed.ts"
import { pickedIn } from "./picked.ts"
import { hitsIn } from "./walk-hits.ts"

export function articleAtWork(): void {
  const root = document.querySelector<HTMLElement>('#reading[data-tab="statements"]')
  if (root) atWork(root)
}

function atWork(root: HTMLElement): void {
  let light = lightIn(textOf(root))
  const picked = pickedIn(root)
  const answers = answersIn(root, (ids, label) => keep(ids, label))
  const hits = hitsIn(root)
  let active: Lit | null = null // under the pointer, or focused
  let pinned: string | null = null // picked: stays until Escape

  const lit = (): Lit | null => active ?? (pinned ? { owner: pinned } : null)

  function point(next: Lit | null): void {
    active = next
    show()
  }

  function show(): void {
    const now = lit()
    light.show(now)
    for (const note of root.querySelectorAll(".note.lit")) note.classList.remove("lit")
    if (now) noteOf(root, now.owner)?.classList.add("lit")
  }

  function pick(owner: string | null): void {
    for (const note of root.querySelectorAll(".note[aria-current]")) note.removeAttribute("aria-current")
    pinned = owner
    active = null
    picked.show(owner)
    if (owner) noteOf(root, owner)?.setAttribute("aria-current", "true")
    const { pathname, search } = location
    history.replaceState(null, "", `${pathname}${search}${owner ? `#${owner}` : ""}`)
    show()
  }

  /** Only these stay marked; null: all do. On a narrow window a sheet lists what was found. */
  function keep(ids: ReadonlySet<string> | null, label: string): void {
    light.keep(ids)
    for (const note of root.querySelectorAll<HTMLElement>(".note"))
      note.classList.toggle("off", ids !== null && !ids.has(note.dataset.owner ?? ""))
    for (const cell of root.querySelectorAll<HTMLElement>(".cards .cell"))
      cell.hidden = ids !== null && !ids.has(cell.querySelector<HTMLElement>(".card")?.dataset.owner ?? "")
    if (ids) picked.list([...ids], label)
    else picked.close()
    const [first] = ids ?? []
    if (first) light.reveal({ owner: first })
  }

  const judging = judgingIn(root, {
    replaced() {
      light = lightIn(textOf(root))
      active = null
      if (pinned && !root.querySelector(`#${pinned}`)) pinned = null
      pick(pinned)
    },
    found: (owner) => goTo(owner),
  })
  const missed = missedIn(root, judging.put)

  function goTo(owner: string): void {
    if (!root.querySelector(`#${CSS.escape(owner)}`)) return
    pick(owner)
    light.reveal({ owner })
  }

  function clicked(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return
    const button = target.closest<HTMLElement>("button, a[data-statements]")
    const owner = ownerOf(target)
    if (button?.dataset.act === "quote" && owner) copyOf(root, owner)
    else if (button && "judge" in button.dataset && owner) judging.open(owner, button)
    else if (button?.dataset.hit) hits.go(Number(button.dataset.hit))
    else if (button?.matches(".close")) pick(null)
    else if (!answers.took(target, event)) pointedAt(target, event)
  }

  function pointedAt(target: Element, event: MouseEvent): void {
    const link = target.closest<HTMLAnchorElement>("a[href^='#s']")
    if (link) {
      event.preventDefault()
      goTo(link.hash.slice(1))
    } else if (!target.closest("button, a, input, select, summary, label") && !String(getSelection() ?? "")) {
      const next = litBy(target)
      if (!next?.owner.startsWith("s")) return
      if (target.closest(".cards .card")) light.reveal(next)
      pick(next.owner)
    }
  }

  function walk(step: number): boolean {
    const notes = [...root.querySelectorAll<HTMLElement>(".note:not(.off)")]
    const at = notes.findIndex(({ dataset }) => dataset.owner === (pinned ?? ""))
    const next = notes[at < 0 ? (step > 0 ? 0 : notes.length - 1) : Math.min(notes.length - 1, Math.max(0, at + step))]
    if (!next) return false
    pick(next.dataset.owner ?? null)
    next.querySelector("a")?.focus({ preventScroll: true })
    const words = root.querySelector(`.text mark.lit`) ?? next
    if (!isSeen(words)) words.scrollIntoView({ block: "center", behavior: pace(words) })
    return true
  }

  function keyed(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
    if (target?.closest("input, select, textarea, dialog, [popover]")) return
    const acts: { [key: string]: () => boolean } = {
      j: () => walk(1),
      k: () => walk(-1),
      n: () => hits.go(1),
      N: () => hits.go(-1),
      c: () => pinned !== null && copyOf(root, pinned),
      m: missed.open,
      x: () => pinned !== null && judging.open(pinned, noteOf(root, pinned) ?? root),
      Escape: () => {
        if (missed.close()) return true
        answers.clear()
        pick(null)
        return true
      },
    }
    if (Object.hasOwn(acts, event.key) && acts[event.key]?.()) event.preventDefault()
  }

  const hasMoved = moves()
  function pointed(event: PointerEvent): void {
    if (event.pointerType === "touch" || !hasMoved(event)) return
    const next = litBy(event.target)
    if (next?.owner !== active?.owner || next?.role !== active?.role) point(next)
  }

  root.addEventListener("pointermove", pointed)
  root.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "touch" || hasMoved(event)) point(null)
  })
  root.addEventListener("click", clicked)
  root.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement && target.form?.matches(".sift")) target.form.requestSubmit()
  })
  addEventListener("keydown", keyed)
  addEventListener("hashchange", () => goTo(location.hash.slice(1)))
  if (/^#s\d+$/.test(location.hash)) begunAt(location.hash.slice(1))
  else hits.begin()

  /** The browser goes to the card, too, when everything is loaded: then once more to the words. */
  function begunAt(owner: string): void {
    const open = () => {
      pick(owner)
      light.open(owner)
    }
    open()
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(open), { once: true })
  }
}

const textOf = (root: HTMLElement) => root.querySelector<HTMLElement>(".text") ?? root

const noteOf = (root: HTMLElement, owner: string) =>
  root.querySelector<HTMLElement>(`.note[data-owner="${CSS.escape(owner)}"]`)

const ownerOf = (target: Element) => target.closest<HTMLElement>("[data-owner]")?.dataset.owner ?? null

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
