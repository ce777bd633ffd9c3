/**
 * Text → word pieces with offsets, as BERT's uncased tokenizer makes them (Devlin et al. 2019, arXiv:1810.04805).
 *
 * Offsets are UTF-16 code units into the text as it was given, although the pieces are looked up in lower case without accents.
 * A literal "[CLS]" in a text is read as text.
 */
export interface Piece {
  id: number
  start: number
  end: number
}

export type Tokenizer = (text: string) => Piece[]

const LONGEST_WORD = 100
const DROPPED = /[\0\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u
const BLANK = /[\t\n\r\p{Zs}\u2028\u2029]/u
const PUNCTUATION = /[\p{P}$+<=>^`|~]/u
const IDEOGRAPH =
  /[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B820}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u

/** One code point as it is looked up, and where it stands in the text. */
interface Letter {
  char: string
  start: number
  end: number
}

/** @param vocabulary the pieces in the order of their ids; those that continue a word begin with "##" */
export function tokenizer(vocabulary: readonly string[]): Tokenizer {
  const ids = new Map<string, number>()
  let longest = 0
  // One walk, and nothing made on it: thirty thousand pieces are gone through before a word is read.
  for (let id = 0; id < vocabulary.length; id++) {
    const piece = vocabulary[id] ?? ""
    ids.set(piece, id)
    if (piece.length > longest) longest = piece.length
  }
  const unknown = ids.get("[UNK]") ?? 0
  const known = new Map<string, { id: number; length: number }[] | null>()

  /** Greedy longest match first; null when some part of the word is in no piece. Lengths in code points. */
  function split(word: Letter[]): { id: number; length: number }[] | null {
    const key = word.map((letter) => letter.char).join("")
    const before = known.get(key)
    if (before !== undefined) return before
    const found =
      word.length > LONGEST_WORD
        ? null
        : longestFirst(
            word.map((letter) => letter.char),
            ids,
            longest,
          )
    if (known.size < 50_000) known.set(key, found)
    return found
  }

  return (text) =>
    wordsOf(text).flatMap((word) => {
      const [first, last] = [word[0], word.at(-1)]
      if (!first || !last) return []
      const pieces = split(word)
      if (!pieces) return [{ id: unknown, start: first.start, end: last.end }]
      let at = 0
      return pieces.map(({ id, length }) => {
        const start = word[at]?.start ?? first.start
        at += length
        return { id, start, end: word[at - 1]?.end ?? last.end }
      })
    })
}

/** @param longest the most code points that a piece has */
function longestFirst(
  chars: string[],
  ids: Map<string, number>,
  longest: number,
): { id: number; length: number }[] | null {
  const out = []
  for (let at = 0; at < chars.length; ) {
    let end = Math.min(chars.length, at + longest)
    let id: number | undefined
    for (; end > at; end--) {
      id = ids.get((at ? "##" : "") + chars.slice(at, end).join(""))
      if (id !== undefined) break
    }
    if (id === undefined) return null
    out.push({ id, length: end - at })
    at = end
  }
  return out
}

/** Runs of letters between blanks; each punctuation mark and each ideograph is a word of its own. */
function wordsOf(text: string): Letter[][] {
  const words: Letter[][] = []
  let word: Letter[] = []
  const close = () => {
    if (word.length) words.push(word)
    word = []
  }
  for (let start = 0; start < text.length; ) {
    const point = String.fromCodePoint(text.codePointAt(start) ?? 0)
    const end = start + point.length
    if (BLANK.test(point)) close()
    else if (!DROPPED.test(point)) {
      for (const char of plain(point)) {
        const letter = { char, start, end }
        if (PUNCTUATION.test(char) || IDEOGRAPH.test(char)) {
          close()
          words.push([letter])
        } else word.push(letter)
      }
    }
    start = end
  }
  close()
  return words
}

/** Lower case, without accents: usually one code point, none for a combining accent, several for some ligatures. */
function plain(point: string): string {
  const code = point.charCodeAt(0)
  if (code < 128) return code >= 65 && code <= 90 ? point.toLowerCase() : point
  return point
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
}
