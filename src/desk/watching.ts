/** Watching feeds, for whoever does that: loaded when it is asked for, for it brings with it all that makes articles of pages. */
import type * as Watch from "./watch/index.ts"

export const watching = (): Promise<typeof Watch> => import("./watch/index.ts")
