/** `hearsay schema`: the JSON Schema of a record, or of a story. */
import { Argument, type Command, Option } from "commander"
import { recordJsonSchema, storyJsonSchema } from "../record/index.ts"
import { print } from "./print.ts"

const schemas = { record: recordJsonSchema, story: storyJsonSchema }

export function register(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of a record, or of a story")
    .addArgument(
      new Argument("[what]", "what read writes of an article, or claims of many")
        .choices(Object.keys(schemas))
        .default("record"),
    )
    .addOption(new Option("-f, --format <format>", "how to write it").choices(["json"]).default("json"))
    .action((what: keyof typeof schemas) => print(`${JSON.stringify(schemas[what](), null, 2)}\n`))
}
