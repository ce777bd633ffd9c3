/** `hearsay different`: two entities, claims, texts or origins are two. */
import type { Command } from "commander"
import { registerVerdict } from "./verdict.ts"

export const register = (program: Command) =>
  registerVerdict(program, "different", "judge that two entities, claims, texts or origins are two; undo takes it back")
