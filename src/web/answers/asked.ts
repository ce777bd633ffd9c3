/** Who can still be asked: named people and offices, and whether they spoke, declined, or could not be reached. */
import { type Entity, entityOf, isAlone, type Record, type Statement, ways } from "../../record/index.ts"
import { joined, nameOf, relaysOf } from "../words.ts"
import { labelOf } from "./named.ts"

export interface Asked {
  /** of the entity, where there is one: its words can be lit */
  entity: string | null
  name: string
  /** what the text calls them besides */
  role: string | null
  group: AskedGroup
  /** what they refused, though they spoke of other things */
  declined: Statement[]
  statements: Statement[]
}

export type AskedGroup = keyof typeof askedGroups

/** Those who are yet to be heard come first. */
export const askedGroups = {
  unreached: "Could not be reached, or gave no answer",
  declined: "Declined",
  through: "Heard only through others",
  silent: "Named, not heard",
  spoke: "Spoke",
}

/** Words of somebody who was asked and from whom nothing came. */
const UNREACHED =
  /\b(reached|respond(ed)?|reply|replied|return(ed)?|answer(ed)?|(un)?available|unanswered|contacted)\b/i
/** @param words of a refusal: its cue and its content */
export const isUnreached = (words: string) => UNREACHED.test(words)

/** One who speaks for others is an office, with a name or without. */
const OFFICE =
  /\b(spokes(man|woman|person|people)|press (office|officer|secretary)|lawyers?|attorneys?|representatives?|office|department|ministry|agency|clerk|secretary|head|chief|chair(man|woman)?|director|minister|mayor|governor)\b/i
const NAME = /^(?:\p{Lu}[\p{L}.'’-]*\s+)+(?:(?:de|da|di|van|von|der|den|la|le|al|bin|ibn|of)\s+)*\p{Lu}[\p{L}.'’-]+$/u

export function askedIn(record: Record): Asked[] {
  const known = Map.groupBy(
    record.statements.filter((statement) => canBeAsked(record, statement)),
    ({ source }) => labelOf(record, source).key,
  )
  const heard = [...known.values()].map((statements) => askedOf(record, statements))
  const silent = silentIn(record).map(
    (entity): Asked => ({
      entity: entity.id,
      name: entity.name,
      role: roleOf(entity, entity.name),
      group: "silent",
      declined: [],
      statements: [],
    }),
  )
  const order = Object.keys(askedGroups)
  return [...heard, ...silent].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
}

function canBeAsked(record: Record, { source }: Statement): boolean {
  const { type, entity, spans } = source
  if (type === "named") return entity !== null
  if (type === "described") return OFFICE.test(joined(spans))
  return (type === "organisation" || type === "media") && !isOutlet(record, nameOf(record, entity) ?? joined(spans))
}

/** The outlet itself, by its name or a short form of it: "the Post". */
function isOutlet({ article }: Record, name: string): boolean {
  const short = name.toLowerCase().replace(/^the\s+/, "")
  return short !== "" && (article.outlet ?? "").toLowerCase().includes(short)
}

function askedOf(record: Record, statements: Statement[]): Asked {
  const [first] = statements as [Statement]
  const entity = entityOf(record, first.source.entity)
  const own = statements.filter((statement) => relaysOf(statement).length === 0)
  const held = own.filter(({ stance }) => stance === "withholds")
  const spoke = own.some(({ stance }) => !/^(withholds|believes|wants)$/.test(stance ?? ""))
  const group = spoke
    ? "spoke"
    : held.length === 0
      ? own.length > 0
        ? "silent"
        : "through"
      : held.some((statement) => !isUnreached(joined([...statement.cue.spans, ...statement.content.spans])))
        ? "declined"
        : "unreached"
  return {
    entity: null,
    name: labelOf(record, first.source).name,
    role: entity ? roleOf(entity, labelOf(record, first.source).name) : null,
    group,
    declined: group === "spoke" ? held : [],
    statements,
  }
}

function roleOf({ descriptors }: Entity, name: string): string | null {
  const role = descriptors
    .map(({ text }) => text.replace(/\s+/g, " ").replace(/(?<![,;:\s])[,;:\s]+$/, ""))
    .find((text) => text.length < 60)
  const told = (one: string, other: string) => one.toLowerCase().includes(other.toLowerCase())
  return role && !told(role, name) && !told(name, role) ? role : null
}

/** People by full name of whom the text has no statement; a name within another is not full. */
function silentIn({ statements, entities }: Record): Entity[] {
  const heard = new Set(statements.map(({ source }) => source.entity))
  const names = ways(entities.map(({ name }) => name))
  return entities.filter(
    ({ id, type, name }) => type === "person" && NAME.test(name) && !heard.has(id) && isAlone(names, name),
  )
}
