/** Words of a page's data as a reader would see them: entities undone, marks of type left out, blanks collapsed. */

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i
const INLINE = /<\/?(?:a|abbr|b|bdi|br|cite|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>/gi

export const clean = (value: string | null | undefined): string | null => value?.replace(/\s+/gu, " ").trim() || null

/** A line of a page's data: some sites escape it once or twice too often, others leave marks of type in it. */
export function wordsIn(document: Document, value: string | null | undefined): string | null {
  let text = value ?? ""
  for (let i = 0; i < 2 && ENTITY.test(text); i++) {
    const element = document.createElement("p")
    // No element can begin in it: what is nested as deep as one likes stays text.
    element.innerHTML = text.replace(/</g, "&lt;")
    text = element.textContent ?? ""
  }
  return clean(text.replace(INLINE, (mark) => (/^<\/?(?:br|p)\b/i.test(mark) ? " " : "")))
}

/** Letters and figures in lower case: two forms of one name or title have the same. */
export const letters = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
