/**
 * A statement in one sentence, so that no form of a ledger puts a content beside its speaker without what the speaker did with it:
 *
 *   "Skarholm Line denied: that it had been warned"
 *   "Ms Lisk said, within what the board denied, through the Courier: the ramp was unsafe"
 *
 * What is said of the saying comes before the content, so that a sentence which is cut short never says more than the whole. The article's own cue stands in
 * brackets where it is another word. A quotation keeps its marks, and what is retold gets none.
 */
import { type Record, type Span, type Stance, type Statement, statementOf } from "../../record/index.ts"
import { speakerOf, wordsOf } from "./entry.ts"

/** In the past, which has one form for one speaker and for many. */
const verbs: { [stance in Stance]: string } = {
  says: "said",
  confirms: "confirmed",
  denies: "denied",
  withholds: "would not say",
  alleges: "alleged",
  warns: "warned",
  promises: "promised",
  demands: "demanded",
  asks: "asked",
  supports: "spoke for",
  condemns: "condemned",
  believes: "believed",
  wants: "wanted",
  other: "spoke of",
}

/** Who did what: "Skarholm Line denied". Nobody is named where the text names nobody. */
export function didOf(statement: Statement, record: Record): string {
  const { stance } = statement
  return `${speakerOf(statement, record) ?? "Somebody unnamed"} ${stance === null ? "spoke (how was not read)" : verbs[stance]}`
}

/** The whole statement: who did what, with what hedge, within what, through whom, on what condition; then the content. */
export function toldOf(statement: Statement, record: Record): string {
  const { stance, content, hedge, condition } = statement
  const outer = outerOf(statement, record)
  const relays = relaysOf(statement, outer)
  const about = [
    ...(stance === "denies" && content.quotation === "direct" ? ["in these words"] : []),
    ...(hedge ? [`hedged “${wordsOf(hedge.spans)}”`] : []),
    ...outer.map((each) => `within what ${actOf(each, record)}`),
    ...(relays.length > 0 ? [`through ${relays.join(", ")}`] : []),
    ...(condition ? [`on the condition “${wordsOf(condition.spans)}”`] : []),
  ]
  const before = [actOf(statement, record), ...about].join(", ")
  const words = wordsOf(content.spans)
  return words ? `${before}: ${words}` : before
}

/** The statements around one, from the inmost outwards. */
export function outerOf(statement: Statement, record: Record): Statement[] {
  const outer = new Set<Statement>()
  for (let around = statementOf(record, statement.within); around; around = statementOf(record, around.within)) {
    // A record from elsewhere could go round in a circle.
    if (around === statement || outer.has(around)) break
    outer.add(around)
  }
  return [...outer]
}

function actOf(statement: Statement, record: Record): string {
  const cue = wordsOf(statement.cue.spans)
  const isSaidAlready = cue === "" || (statement.stance !== null && cue.toLowerCase() === verbs[statement.stance])
  return `${didOf(statement, record)}${isSaidAlready ? "" : ` (“${cue}”)`}`
}

/** Through whom it came, without those whose statements stand around it. */
function relaysOf({ via }: Statement, outer: readonly Statement[]): string[] {
  const named = new Set(outer.map(({ source }) => placeOf(source.spans)))
  return via.filter(({ spans }) => !named.has(placeOf(spans))).map(({ spans }) => wordsOf(spans))
}

const placeOf = (spans: readonly Span[]) => spans.map(({ start, end }) => `${start}-${end}`).join(" ")
