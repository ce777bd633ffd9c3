/** The commands, in the order of the help: one file each, loaded only when its command is typed; in the bundle not even when all of them are listed. */
import type { Command } from "commander"

type Load = () => Promise<{ register(program: Command): void }>

const groups: { [heading: string]: { [name: string]: Load } } = {
  "Articles:": { read: () => import("./read.ts") },
  "The desk:": {
    serve: () => import("./serve.ts"),
    mcp: () => import("./mcp.ts"),
    token: () => import("./token.ts"),
    watch: () => import("./watch.ts"),
    alert: () => import("./alert.ts"),
    alerts: () => import("./alerts.ts"),
  },
  "A ledger of many articles:": {
    add: () => import("./add.ts"),
    search: () => import("./search.ts"),
    show: () => import("./show.ts"),
    speakers: () => import("./speakers.ts"),
    outlets: () => import("./outlets.ts"),
    claims: () => import("./claims.ts"),
    origins: () => import("./origins.ts"),
    changes: () => import("./changes.ts"),
    copies: () => import("./copies.ts"),
    judge: () => import("./judge.ts"),
    same: () => import("./same.ts"),
    different: () => import("./different.ts"),
    unsure: () => import("./unsure.ts"),
    judgements: () => import("./judgements.ts"),
    undo: () => import("./undo.ts"),
    reread: () => import("./reread.ts"),
    export: () => import("./export.ts"),
    failures: () => import("./failures.ts"),
    notes: () => import("./notes.ts"),
    move: () => import("./move.ts"),
    worker: () => import("./worker.ts"),
    jobs: () => import("./jobs.ts"),
  },
  "More:": { gather: () => import("./gather.ts"), schema: () => import("./schema.ts") },
}

/** What the help lists of a command: `read`, `<inputs...>`, whether it has options, and what it does. */
interface Listed {
  name: string
  takes: string
  hasOptions: boolean
  does: string
}

/** Of all commands, written into the bundle when that is built (vite.command.config.ts); from the sources they are loaded for it. */
declare const LISTED: readonly Listed[] | undefined
const listed = typeof LISTED === "undefined" ? [] : LISTED

const ASKS_FOR_VERSION = ["--version", "-V"]
const ASKS_FOR_HELP = ["help", "--help", "-h"]

/**
 * Tells the program what can be typed.
 *
 * @param argv what was typed: where its first word is a command, that one alone is loaded, and for the version none
 */
export async function registerCommands(program: Command, argv: readonly string[] = []): Promise<void> {
  const typed = argv.find((word) => !ASKS_FOR_HELP.includes(word)) ?? ""
  if (ASKS_FOR_VERSION.includes(typed)) return
  const only = Object.values(groups).some((group) => Object.hasOwn(group, typed)) ? typed : null
  // After an option of no command there may be anything: then all are what they are.
  const lists = only === null && !typed.startsWith("-")
  for (const [heading, group] of Object.entries(groups)) {
    program.commandsGroup(heading)
    for (const [name, load] of Object.entries(group)) {
      const told = lists && listed.find((command) => command.name === name)
      if (told) list(program, told)
      else if (only === null || only === name) (await load()).register(program)
    }
  }
  // Who mistypes an option of a command is sent to the help of that command.
  for (const command of program.commands)
    command.showHelpAfterError(`(hearsay ${command.name()} --help shows what can be typed)`)
  program.helpCommand(true)
}

function list(program: Command, { name, takes, hasOptions, does }: Listed): void {
  const command = program.command(`${name} ${takes}`).description(does)
  if (hasOptions) command.option("--any")
}
