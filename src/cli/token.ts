/** `hearsay token`: who may use a desk that others can reach. */
import { type Command, Option } from "commander"
import { addToken, peopleIn, revokeToken, roles } from "../serve/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { print } from "./print.ts"
import { bold, dim, listed, plain } from "./with-ledger.ts"

interface FileOption {
  tokenFile: string
}

const EXAMPLES = `
Examples:
  hearsay token add "Ada Holm" --role editor     prints a token, once
  hearsay token list
  hearsay token revoke "Ada Holm"                at once, also for a desk that is open
  hearsay serve --host 192.0.2.7 --token-file hearsay-tokens.json`

export function register(program: Command): void {
  const token = program
    .command("token")
    .description("say who may use a desk that others can reach")
    .addHelpText("after", EXAMPLES)
  const verb = (name: string, about: string) =>
    token.command(name).description(about).option("--token-file <file>", "where they are kept", "./hearsay-tokens.json")
  verb("add", "make a token for somebody")
    .argument("<name>", "who it is; judgements are signed with it")
    .addOption(new Option("--role <role>", rolesAbout()).choices(roles.map(([role]) => role)).default("reader"))
    .action(add)
  verb("list", "list who has a token").addOption(formatOption()).action(list)
  verb("revoke", "take somebody's token back").argument("<name>").action(revoke)
}

const rolesAbout = () => roles.map(([role, about]) => `${role}: ${about.toLowerCase().replace(/\.$/, "")}`).join("; ")

async function add(name: string, { tokenFile, role }: FileOption & { role: string }): Promise<void> {
  const token = addToken(tokenFile, { name, role })
  await print(`${token}\n`)
  process.stderr.write(
    `This is shown once: the file has only what checks it. ${plain(name)} logs in with it, or sends it as a bearer token.\n`,
  )
}

async function list({ tokenFile, format }: FileOption & FormatOption): Promise<void> {
  await printList(peopleIn(tokenFile), format, {
    text: ({ name, role, added }) => listed("", `${bold(plain(name))}  ${role}  ${dim(added.slice(0, 10))}`),
    empty: "Nobody has a token.",
  })
}

async function revoke(name: string, { tokenFile }: FileOption): Promise<void> {
  revokeToken(tokenFile, name)
  await print(`${plain(name)} has no token any more.\n`)
}
