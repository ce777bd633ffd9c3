/** Stance: what a source does with a content. After speech act theory and the cue classes of PARC 3.0. */
import { z } from "zod"
import { words } from "./closed-list.ts"

export const stances = [
  ["says", "Puts it forward as so, without more: said, told, according to, added."],
  ["confirms", "Affirms what was already said by others: confirmed, acknowledged, admitted."],
  ["denies", "Says that it is not so: denied, rejected, dismissed."],
  ["withholds", "Refuses or fails to say: declined to comment, neither confirmed nor denied, could not be reached."],
  ["alleges", "Accuses, or puts forward what the outlet keeps at a distance: alleged, accused, claimed."],
  ["warns", "Says that something bad may come: warned, cautioned, threatened."],
  ["promises", "Binds itself to do something: promised, vowed, pledged."],
  ["demands", "Requires that another do something: demanded, ordered, insisted that."],
  ["asks", "Puts a question or a request: asked, urged, called for."],
  ["supports", "Speaks for somebody or something: praised, welcomed, backed."],
  ["condemns", "Speaks against somebody or something: condemned, criticised, blasted."],
  ["believes", "Holds it to be so, without having said it: thinks, believes, expects."],
  ["wants", "Wishes or means it to be so: wants, hopes, plans."],
  ["other", "An act of saying that is none of these."],
] as const

export const Stance = z.enum(words(stances))
export type Stance = z.infer<typeof Stance>
