/** zod → the schemas of an OpenAPI document: JSON Schema 2020-12, those with a name once, below `components`. */
import { z } from "zod"
import { Article, Claim, Entity, Event, Note, Record, Span, Statement, Story, Timex } from "../../record/index.ts"

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** What the whole project speaks of has its name here too. */
const named = { Article, Claim, Entity, Event, Note, Record, Span, Statement, Story, Timex }

class Named extends z.core.$ZodRegistry<{ id?: string | undefined }> {
  override get<Schema extends z.core.$ZodType>(schema: Schema) {
    const own = super.get(schema)
    const all = z.globalRegistry.get(schema)
    return (own ? { ...all, ...own } : all) as never
  }
}

const names = new Named()
for (const [id, schema] of Object.entries(named)) names.add(schema, { id })

/**
 * @param io what goes in, before defaults are filled in, or what comes out
 * @param components takes the schemas with a name that it needs
 */
export function schemaOf(
  schema: z.ZodType,
  io: "input" | "output",
  components: { [name: string]: JsonSchema },
): JsonSchema {
  const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, metadata: names }) as JsonSchema
  for (const [name, definition] of Object.entries($defs)) components[name] ??= told(definition)
  return told(own)
}

/**
 * As it stands in the document. What takes the strings of an address besides what it means is described as what it means alone, and what an answer may not have more of is left
 * open: it may grow fields.
 */
function told(value: unknown): JsonSchema {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part
    const { shownAs, ...rest } = part
    if (shownAs !== undefined) {
      const { description, examples, anyOf } = part
      const own = shownAs === "first" ? anyOf?.[0] : shownAs
      return { ...own, ...(description ? { description } : {}), ...(examples ? { examples } : {}) }
    }
    if (rest.additionalProperties === false) delete rest.additionalProperties
    if (typeof rest.id === "string") delete rest.id
    if (typeof rest.$ref === "string") rest.$ref = rest.$ref.replace("#/$defs/", "#/components/schemas/")
    return rest
  })
}
