/**
 * Tells of each event of a pointer whether it has moved since the one before. Text that scrolls under a pointer at rest makes events too, and so does a page
 * that is opened under one, some time after it is there: so the first says only where the pointer is.
 */
export function moves(): (event: Pick<PointerEvent, "screenX" | "screenY">) => boolean {
  let last: { x: number; y: number } | null = null
  return ({ screenX: x, screenY: y }) => {
    const hasMoved = last !== null && (last.x !== x || last.y !== y)
    last = { x, y }
    return hasMoved
  }
}
