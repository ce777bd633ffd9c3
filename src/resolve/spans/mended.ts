/**
 * Attributions as the reader gives them → the same with their words where they belong: each step mends one kind of error, and stands in a file of its own.
 *
 * A statement's words begin and end where the text says so: nobody's words go over a paragraph into the next speaker's, no quotation joins what another says.
 */
import type { Attribution } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import { withWholeClauses } from "./around.ts"
import { withWordsBeyondRequests } from "./beyond-request.ts"
import { withFloating } from "./floating.ts"
import { withHedgedActs } from "./hedged.ts"
import { withOwnQuotation } from "./own-quotation.ts"
import { withOwnSources } from "./own-source.ts"
import { withPartsAlone } from "./parted.ts"
import { quotedAs } from "./quoted-as.ts"
import { withinReach } from "./reach.ts"
import { withClausesInFront, withFirstSayers } from "./second-hand.ts"
import { withSecondVerbs } from "./second-verb.ts"
import { withoutShown } from "./shown.ts"
import { withSigned } from "./signed.ts"
import { withTellersBehind } from "./teller-behind.ts"
import { withTurns } from "./turns.ts"
import { withUnclosed } from "./unclosed.ts"

type Step = (passage: Passage, attributions: readonly Attribution[]) => Attribution[]

const steps: readonly Step[] = [
  withTurns,
  withSigned,
  withUnclosed,
  withWordsBeyondRequests,
  withHedgedActs,
  withoutShown,
  withOwnQuotation,
  withOwnSources,
  withSecondVerbs,
  withinReach,
  withFloating,
  withWholeClauses,
  (_, attributions) => withPartsAlone(attributions),
  quotedAs,
  withFirstSayers,
  withTellersBehind,
  withClausesInFront,
]

/** In the order of those given, with what a step adds behind what it was part of; `within` still points into the list. */
export function mendedSpans(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  return steps.reduce<Attribution[]>((sofar, step) => step(passage, sofar), [...attributions])
}
