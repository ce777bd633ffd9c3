/** How much one reading may take, and how it is ended early. */
import type { Language } from "../language/index.ts"
import { grouped, LimitError } from "../record/index.ts"

/**
 * UTF-16 code units of one article, a book of six hundred pages. Reading takes some 90 seconds of one core and 1 GB of memory for as many; the longest
 * reports that papers print have a tenth.
 */
export const LONGEST_ARTICLE = 1_000_000

export interface ReadOptions {
  /** ends the reading: looked at before each window of the network and between the steps of resolving */
  signal?: AbortSignal | undefined
  /** the most UTF-16 code units that a text may have; default: LONGEST_ARTICLE */
  longest?: number | undefined
  /** the language of the text; default: English */
  language?: Language | undefined
}

/** @throws {LimitError} when the text is longer than what is read of one article */
export function checkLength(text: string, where: string, { longest = LONGEST_ARTICLE }: ReadOptions): void {
  if (text.length <= longest) return
  const [has, most] = [text.length, longest].map((n) => grouped(n))
  throw new LimitError({
    what: `the text has ${has} characters, and no more than ${most} are read of one article`,
    where,
    next: "give its parts one by one, or allow more with --longest",
  })
}
