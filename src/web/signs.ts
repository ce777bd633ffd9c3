/** A shape for each stance and each status, so that none is told by colour alone. */
import type { Event, Statement } from "../record/index.ts"

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

export const statusSigns = {
  occurred: "●",
  ongoing: "◐",
  planned: "○",
  postponed: "◌",
  cancelled: "✕",
  proposed: "◇",
  blocked: "■",
  threatened: "▲",
  denied: "≠",
  possible: "?",
} satisfies { [status in Event["status"]]: string }
