/** What is worked out from a text, once for all who ask about the same one: the last is kept. */
export function once<T>(workedOut: (text: string) => T): (text: string) => T {
  let last: { text: string; found: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, found: workedOut(text) }
    return last.found
  }
}
