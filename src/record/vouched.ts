/** Which fields of a statement a person vouches for: what was judged of them is no longer a machine's guess. */
import type { JudgedBy } from "./judgement.ts"
import type { Statement } from "./statement.ts"

export type VouchedField = "speaker" | "stance" | "words"

/** Of the other fields nobody says that they are right. */
const FIELDS: { [verdict in JudgedBy["verdict"]]: readonly VouchedField[] } = {
  right: ["speaker", "stance", "words"],
  unsure: [],
  none: [],
  speaker: ["speaker"],
  stance: ["stance"],
  words: ["words"],
  missed: ["speaker", "stance", "words"],
}

/** In the order in which they were judged first, each once. */
export function vouchedFields({
  judged = [],
}: {
  judged?: readonly Pick<JudgedBy, "verdict">[] | undefined
}): VouchedField[] {
  return [...new Set(judged.flatMap(({ verdict }) => FIELDS[verdict]))]
}

export const isVouchedFor = (statement: Pick<Statement, "judged">, field: VouchedField): boolean =>
  vouchedFields(statement).includes(field)
