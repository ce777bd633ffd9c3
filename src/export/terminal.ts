/** Lines for a terminal: wrapped by the width that letters take there, coloured when asked, and free of what a terminal would obey. */
import stringWidth from "string-width"
import wrapAnsi from "wrap-ansi"

export type Painter = ReturnType<typeof painter>

/** Colours that read on light and dark grounds alike; plain text when colour is not wanted. */
export function painter(color: boolean) {
  const painted = (code: string) => (text: string) => (color && text ? `\u001b[${code}m${text}\u001b[0m` : text)
  return {
    strong: painted("1"),
    quiet: painted("2"),
    who: painted("1;36"),
    act: painted("33"),
    stance: painted("35"),
    quoted: painted("3"),
    inferred: painted("2;3"),
  }
}

/** One line, without control characters and without marks that turn the direction of letters. */
export function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, (run) =>
      /^\p{Cf}+$/u.test(run) ? run.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "") : " ",
    )
    .trim()
}

/** `first` stands before the first line, `rest` (as wide) before the others. */
export function wrap(line: string, columns: number, first: string, rest = " ".repeat(stringWidth(first))): string {
  const width = Math.max(10, columns - Math.max(stringWidth(first), stringWidth(rest)))
  return wrapAnsi(line, width, { hard: true })
    .split("\n")
    .map((part, i) => `${i ? rest : first}${part}`.trimEnd())
    .join("\n")
}
