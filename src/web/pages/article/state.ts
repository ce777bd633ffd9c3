/** How a statement looks: whether a person looked at it, and how sure its reading is. */
import type { Statement } from "../../../record/index.ts"
import { isUnsure } from "../../inferred.ts"
import { type Look, lookOf } from "../../judged.ts"

export type State = Look | "read" | "unsure"

export function stateOf(statement: Statement): State {
  const look = lookOf(statement)
  if (look === "right" || look === "corrected") return look
  return isUnsure(statement) || look === "looked" ? "unsure" : "read"
}
