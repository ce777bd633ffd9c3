/** The commands on a ledger, in the order of the help. */
import { register as add } from "./add.ts"
import { register as different } from "./different.ts"
import { register as exportTo } from "./export.ts"
import { register as failures } from "./failures.ts"
import { register as notes } from "./notes.ts"
import { register as outlets } from "./outlets.ts"
import { register as reread } from "./reread.ts"
import { register as same } from "./same.ts"
import { register as search } from "./search.ts"
import { register as show } from "./show.ts"
import { register as speakers } from "./speakers.ts"
import { register as undo } from "./undo.ts"

export const ledgerCommands = [
  add,
  search,
  show,
  speakers,
  outlets,
  same,
  different,
  undo,
  reread,
  exportTo,
  failures,
  notes,
]
