/** `hearsay schema`: the JSON Schema of a record. */
import { type Command, Option } from "commander"
import { recordJsonSchema } from "../record/index.ts"
import { print } from "./print.ts"

export function register(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of a record")
    .addOption(new Option("-f, --format <format>", "how to write it").choices(["json"]).default("json"))
    .action(() => print(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`))
}
