/** A shape for each stance, so that none is told by colour alone. */
import type { Statement } from "../record/index.ts"

export const stanceSigns = {
  says: "“",
  confirms: "✓",
  denies: "✕",
  withholds: "—",
  alleges: "≈",
  warns: "!",
  promises: "→",
  demands: "»",
  asks: "?",
  supports: "+",
  condemns: "−",
  believes: "~",
  wants: "☆",
  other: "·",
} satisfies { [stance in NonNullable<Statement["stance"]>]: string }
