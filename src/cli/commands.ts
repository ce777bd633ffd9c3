/** The commands, in the order of the help: one file each, loaded only when its command is typed or all of them are listed. */
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
  },
  "More:": { schema: () => import("./schema.ts") },
}

const ASKS_FOR_VERSION = ["--version", "-V"]

/**
 * Tells the program what can be typed.
 *
 * @param typed the first word: where it is a command, that one alone is loaded, and for the version none; where it is anything else, all are
 */
export async function registerCommands(program: Command, typed?: string): Promise<void> {
  if (typed !== undefined && ASKS_FOR_VERSION.includes(typed)) return
  const only = Object.values(groups).some((group) => typed !== undefined && Object.hasOwn(group, typed)) ? typed : null
  for (const [heading, group] of Object.entries(groups)) {
    program.commandsGroup(heading)
    for (const [name, load] of Object.entries(group)) {
      if (only === null || only === name) (await load()).register(program)
    }
  }
  // Who mistypes an option of a command is sent to the help of that command.
  for (const command of program.commands)
    command.showHelpAfterError(`(hearsay ${command.name()} --help shows what can be typed)`)
  program.helpCommand(true)
}
