/** English alone, for steps that are not yet given a language. */
import { languageOf } from "./language.ts"

const en = languageOf("en")

/** The entries of `language/en/NAME.txt`, in their order. */
export const wordList = (name: string): readonly string[] => en.list(name)

/** The rows of `language/en/NAME.tsv`, each an object with the columns asked for. */
export const table: typeof en.table = (name, columns) => en.table(name, columns)
