/**
 * Lights the words of a statement, a date or a note in the text, and its card beside it.
 *
 * The classes are set straight on the elements concerned: an article of two hundred pages has thousands of marks, and
 * only a few change.
 */

/** How high the bar at the top may be, in pixels. */
const BAR = 64

/** What is lit: an owner (s1, t1, n1), or only one part of it. */
export interface Lit {
  owner: string
  role?: string
}

interface Place {
  element: Element
  role: string
}

export function lightIn(text: HTMLElement) {
  let places: Map<string, Place[]> | undefined // once somebody points: a book has tens of thousands
  let marked: Element[] = []
  function at(owner: string): Place[] {
    places ??= placesIn(text)
    return places.get(owner) ?? []
  }

  function show(lit: Lit | null): void {
    for (const element of marked) element.classList.remove("lit", ...litRoles(element))
    marked = []
    text.classList.toggle("lighted", lit !== null)
    if (!lit) return
    const all = at(lit.owner)
    for (const { element, role } of all) {
      if (lit.role && role !== lit.role) continue
      element.classList.add("lit", `lit-${role.replace(/-\d+$/, "")}`)
      marked.push(element)
    }
    const card = document.getElementById(lit.owner)
    if (card) marked.push(card)
    card?.classList.add("lit")
  }

  const elementsOf = (owner: string, role?: Lit["role"]) =>
    at(owner)
      .filter((place) => !role || place.role === role)
      .map(({ element }) => element)

  return {
    show,
    /** Only the marks of these owners stay marked, and paragraphs without any step back; null: all stay. */
    keep(owners: ReadonlySet<string> | null): void {
      for (const element of text.querySelectorAll("[data-marks]")) {
        element.classList.toggle("off", owners !== null && !marksOf(element).some(({ owner }) => owners.has(owner)))
      }
      for (const paragraph of text.querySelectorAll(":scope > p")) {
        paragraph.classList.toggle("dim", owners !== null && !paragraph.querySelector("[data-marks]:not(.off)"))
      }
    },
    /** Scrolls to its source, or to the first of its words, unless some of them are in view. */
    reveal({ owner, role }: Lit): void {
      const elements = elementsOf(owner, role)
      const first = elements.find((element) => element.classList.contains("source")) ?? elements[0]
      if (first && !elements.some(inView)) first.scrollIntoView({ block: "center", behavior: pace(first) })
    },
    /** Puts where it begins in the middle, at once. */
    open(owner: string): void {
      elementsOf(owner)[0]?.scrollIntoView({ block: "center", behavior: "instant" })
    },
  }
}

/** Smooth over a short way; over a long one it would take long, and miss as paragraphs on the way get their true heights. */
export function pace(to: Element): ScrollBehavior {
  const far = Math.abs(to.getBoundingClientRect().top) > 3 * innerHeight
  return far || matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth"
}

/** What an element of the page stands for: a part of a card, a card, a date, a note, or words of the text. */
export function litBy(target: EventTarget | null): Lit | null {
  if (!(target instanceof Element)) return null
  const mark = target.closest("[data-marks]")
  if (mark) {
    const owner = ownerOf(mark)
    return owner && !mark.classList.contains("off") ? { owner } : null
  }
  const owner = target.closest<HTMLElement>("[data-owner]")?.dataset.owner
  const role = target.closest<HTMLElement>("[data-role]")?.dataset.role
  return owner ? { owner, ...(role ? { role } : {}) } : null
}

/** The innermost statement that a mark lies in: the one whose marking is shortest stands last. */
function ownerOf(element: Element): string | null {
  const statements = marksOf(element).filter(
    ({ owner, role }) => owner.startsWith("s") && /^(source|cue|content)$/.test(role),
  )
  return statements.at(-1)?.owner ?? null
}

function placesIn(text: HTMLElement): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const element of text.querySelectorAll("[data-marks]")) {
    for (const { owner, role } of marksOf(element)) {
      const known = places.get(owner)
      if (known) known.push({ element, role })
      else places.set(owner, [{ element, role }])
    }
  }
  return places
}

function marksOf(element: Element): { owner: string; role: string }[] {
  return (element.getAttribute("data-marks") ?? "").split(" ").map((mark) => {
    const [owner = "", role = ""] = mark.split(":")
    return { owner, role }
  })
}

function litRoles(element: Element): string[] {
  return [...element.classList].filter((name) => name.startsWith("lit-"))
}

/** Whether all of it is seen, below the bar that stays at the top. */
export function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= BAR && bottom <= innerHeight
}
