/** `hearsay schema`: the JSON Schema of a record. */
import type { Command } from "commander"
import { recordJsonSchema } from "../record/index.ts"
import { print } from "./print.ts"

export function register(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of a record")
    .action(() => print(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`))
}
