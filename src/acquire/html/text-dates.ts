/** A date that the page states only in its words: "Published 4 March 2031", or a line of its own above the article. */
import { dateIn } from "../dates.ts"
import { blocksOf } from "./blocks.ts"
import { countWords, isProse } from "./measure.ts"

const LABEL = {
  published: /\b(?:published|posted|first published|date|filed|issued)\b(?! by)/i,
  updated: /\b(?:updated|modified|edited|last revised|corrected)\b/i,
}

/** @returns ISO 8601, or null */
export function dateInText(document: Document, kind: keyof typeof LABEL): string | null {
  const scope = document.querySelector("article, main, [role='main']") ?? document.body
  if (!scope) return null
  const blocks = blocksOf(scope)
  const firstSentence = blocks.findIndex(isProse)
  const lines = blocks.filter(
    ({ text, linkDensity }, i) =>
      countWords(text) <= 16 && linkDensity < 0.5 && (i < firstSentence || LABEL[kind].test(text)),
  )
  const labelled = lines.map(({ text }) => afterLabel(text, kind)).find((date) => date !== null)
  if (labelled || kind === "updated") return labelled ?? null
  const above = lines
    .filter(({ text }) => !LABEL.updated.test(text))
    .map(({ text }) => dateIn(text))
    .find((date) => date !== null)
  return above ?? datelineDate(blocks[firstSentence]?.text ?? "") ?? null
}

function afterLabel(text: string, kind: keyof typeof LABEL): string | null {
  const match = LABEL[kind].exec(text)
  if (!match) return null
  const other = LABEL[kind === "published" ? "updated" : "published"].exec(text)
  const end = other && other.index > match.index ? other.index : text.length
  return dateIn(text.slice(match.index + match[0].length, end))
}

/** "LISK, 8 March 2031 — The minister …" */
function datelineDate(sentence: string): string | null {
  const dateline = /^[^.“"]{3,60}?\s*(?:[—–]|--| - |: )/.exec(sentence)
  return dateline ? dateIn(dateline[0]) : null
}
