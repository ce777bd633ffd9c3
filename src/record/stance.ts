/** Stance: what a source does with a content. After speech act theory and the cue classes of PARC 3.0. */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { stances } from "./lists.ts"

export const Stance = z.enum(words(stances))
export type Stance = z.infer<typeof Stance>
