/** `hearsay same`: two entities, claims, texts or origins are one. */
import type { Command } from "commander"
import { registerVerdict } from "./verdict.ts"

export const register = (program: Command) =>
  registerVerdict(program, "same", "judge that two entities, claims, texts or origins are one; undo takes it back")
