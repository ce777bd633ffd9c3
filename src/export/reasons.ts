/** Why the fields of a statement have their values, a line a field, in words: of a record that was made with reasons. */
import type { Statement } from "../record/index.ts"

/** `stance: the words fit "decline to" “declined to say” (stances)`; none where the record has no reasons. */
export function reasonsOf({ because }: Statement): string[] {
  return Object.entries(because ?? {}).flatMap(([field, reason]) => {
    if (!reason) return []
    const shown = reason.spans.map(({ text }) => `“${text.replace(/\s+/g, " ")}”`).join(" … ")
    return [`${field}: ${[reason.why, shown].filter(Boolean).join(" ")} (${reason.pass})`]
  })
}
