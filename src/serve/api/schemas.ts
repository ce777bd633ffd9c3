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
  const {
    $schema: _,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, { io, metadata: names, override: shown }) as JsonSchema
  for (const [name, definition] of Object.entries($defs)) components[name] ??= moved(definition as JsonSchema)
  return moved(own)
}

/** What takes the strings of an address besides what it means is described as what it means; answers may grow fields. */
function shown({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  delete jsonSchema.additionalProperties
  delete jsonSchema.id
  const { shownAs } = jsonSchema
  if (shownAs === undefined) return
  const [first] = jsonSchema.anyOf ?? []
  delete jsonSchema.shownAs
  delete jsonSchema.anyOf
  Object.assign(jsonSchema, shownAs === "first" ? first : shownAs)
}

const moved = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
