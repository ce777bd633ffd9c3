/** Time expressions, by TIMEX3 (ISO 24617-1). */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { timexTypes } from "./lists.ts"
import { Span } from "./span.ts"

export const TimexType = z.enum(words(timexTypes))
export type TimexType = z.infer<typeof TimexType>

/** 2031-03-08, 2031-03, 2031-W10, 2031-03-08TEV, P3D, XXXX-WXX-6, PAST_REF … */
export const TimexValue = z.string().min(1)

export const Timex = z.object({
  ...Span.shape,
  type: TimexType,
  value: TimexValue,
  anchor: z
    .union([z.literal("publication"), Span])
    .nullable()
    .describe("what it was counted from; null: complete in itself"),
})

export type Timex = z.infer<typeof Timex>
