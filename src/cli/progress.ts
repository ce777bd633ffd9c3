/** One line on a terminal's standard error that says how far things are; on anything else only what is said for good. */
import type { WriteStream } from "node:tty"

export interface Progress {
  /** overwrites the line */
  show(text: string): void
  /** a line that stays */
  say(text: string): void
  end(): void
}

export function progressOn(stream: NodeJS.WriteStream & Partial<WriteStream>): Progress {
  const clear = () => (stream.isTTY ? stream.write("\r\u001b[K") : true)
  return {
    show(text) {
      if (stream.isTTY) stream.write(`\r\u001b[K${text}`)
    },
    say(text) {
      clear()
      stream.write(`${text}\n`)
    },
    end: clear,
  }
}
