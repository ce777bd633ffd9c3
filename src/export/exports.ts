/** The forms in which a record can be written, each a pure function of it. `--format` and the docs follow this map. */
import type { Record } from "../record/index.ts"
import { writeHtml } from "./html.ts"
import { writeJson, writeJsonLine } from "./json.ts"
import type { TextStyle } from "./text.ts"

interface Format {
  about: string
  /** whether the records of many inputs may follow one another in one file */
  many: boolean
  write(record: Record, style: TextStyle): string | Promise<string>
}

export const formats = {
  text: {
    about: "for reading in a terminal",
    many: true,
    // Loaded here, for knowing how wide letters are takes longer to load than all other forms to write.
    write: async (record: Record, style: TextStyle) => (await import("./text.ts")).writeText(record, style),
  },
  json: { about: "one record as JSON; an array for several", many: false, write: writeJson },
  jsonl: { about: "JSON Lines: one record a line, as they are read", many: true, write: writeJsonLine },
  html: { about: "a page for a browser, whole in one file", many: false, write: writeHtml },
} satisfies { [name: string]: Format }

export type FormatName = keyof typeof formats
