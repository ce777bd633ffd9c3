/** `hearsay unsure`: somebody looked at two entities, claims, texts or origins and cannot tell. */
import type { Command } from "commander"
import { registerVerdict } from "./verdict.ts"

export const register = (program: Command) =>
  registerVerdict(
    program,
    "unsure",
    "judge that two entities, claims, texts or origins cannot be told; it binds nothing",
  )
