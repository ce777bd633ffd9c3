/**
 * A book is laid out in two steps: at once what is in sight, and the rest piece by piece while the browser has nothing else to do, so that it is
 * quick to open and to filter, and a picture of the whole page has all of it.
 */

/** So many paragraphs and groups of cards at a time leave room for a key or a click in between. */
const PIECE = 24
/** After a change, in milliseconds: as long as somebody may be typing on. */
const QUIET = 600

/** @returns what is called before a change of many cards: only what is in sight is laid out again at once */
export function laidOutIn(text: HTMLElement): () => void {
  let rest: Element[] = []
  let waiting: ReturnType<typeof setTimeout> | undefined

  function next(): void {
    for (const element of rest.splice(0, PIECE)) element.classList.add("laid")
    if (rest.length > 0) whenIdle(next)
  }

  function again(): void {
    clearTimeout(waiting)
    rest = []
    for (const element of text.querySelectorAll(":scope > .laid")) element.classList.remove("laid")
    waiting = setTimeout(() => {
      rest = [...text.children]
      whenIdle(next)
    }, QUIET)
  }

  again()
  return again
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act)
  else setTimeout(act, 50)
}
