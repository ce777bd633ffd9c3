/** Events, typed by PLOVER (https://github.com/openeventdata/PLOVER), each with a status. */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { EntityId } from "./entity.ts"
import { Span } from "./span.ts"
import { StatementId } from "./statement.ts"
import { TimexValue } from "./timex.ts"

export const eventStatuses = [
  ["occurred", "It took place."],
  ["ongoing", "It is taking place."],
  ["planned", "It is set to take place."],
  ["postponed", "It was set, and is put off."],
  ["cancelled", "It was set, and will not take place."],
  ["proposed", "Somebody puts it forward; nothing is set."],
  ["blocked", "It was tried and kept from taking place."],
  ["threatened", "Somebody threatens it."],
  ["denied", "Somebody says that it did not take place, or the text negates it."],
  ["possible", "It may have taken place, or may yet."],
] as const

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
