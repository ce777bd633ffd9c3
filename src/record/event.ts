/** Events, typed by PLOVER (https://github.com/openeventdata/PLOVER), each with a status. */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { EntityId } from "./entity.ts"
import { eventStatuses } from "./lists.ts"
import { Span } from "./span.ts"
import { StatementId } from "./statement.ts"
import { TimexValue } from "./timex.ts"

export const EventStatus = z.enum(words(eventStatuses))
export type EventStatus = z.infer<typeof EventStatus>

export const participantRoles = [
  ["actor", "Who does it."],
  ["recipient", "To whom it is done."],
  ["location", "Where."],
] as const

export const Event = z.object({
  id: z.string().regex(/^v[1-9]\d*$/),
  trigger: Span,
  type: z.string().min(1).describe("PLOVER event or mode type, in capitals"),
  kind: z.string().optional().describe("of an OTHER: a short word for it, such as election or accident"),
  participants: z.array(
    z.object({ role: z.enum(words(participantRoles)), spans: z.array(Span).min(1), entity: EntityId.nullable() }),
  ),
  status: EventStatus,
  date: z.object({ spans: z.array(Span).min(1), value: TimexValue }).nullable(),
  statement: StatementId.nullable().describe("on whose word; null: the article's own"),
})

export type Event = z.infer<typeof Event>
