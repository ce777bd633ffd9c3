/** Of an OpenAPI document, what its page shows. */

export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: string[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  items?: Schema
  properties?: { [name: string]: Schema }
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

interface Parameter {
  $ref?: string
  name?: string
  in?: string
  required?: boolean
  description?: string
  schema?: Schema
}

interface Content {
  content?: { [type: string]: { schema: Schema } }
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters: Parameter[]
  requestBody?: Content
  responses: { [status: string]: Content }
}

export interface Described {
  info: { description: string }
  tags: { name: string; description: string }[]
  paths: { [path: string]: { [method: string]: Operation } }
  components: { schemas: { [name: string]: Schema } }
}

/** What a value is, in a few words: “list of StatementLine”, “says | denies | …”, “text or null”. */
export function kindOf(schema: Schema | undefined): string {
  if (!schema) return "anything"
  const { $ref, type, items, const: only } = schema
  if ($ref) return $ref.slice($ref.lastIndexOf("/") + 1)
  if (only !== undefined) return JSON.stringify(only)
  if (schema.enum) return schema.enum.join(" | ")
  const several = schema.anyOf ?? schema.oneOf
  if (several) return [...new Set(several.map(kindOf))].join(" or ")
  if (schema.allOf) return [...new Set(schema.allOf.map(kindOf))].join(" with ")
  if (type === "array") return `list of ${kindOf(items)}`
  const words: { [type: string]: string } = { string: "text", integer: "whole number", boolean: "true or false" }
  return [type ?? "anything"]
    .flat()
    .map((one) => words[one] ?? one)
    .join(" or ")
}

interface Field {
  name: string
  schema: Schema
  isRequired: boolean
}

/** The fields of what goes in or comes out; of several forms, those of all, and what each of them must have. */
export function fieldsOf(schema: Schema | undefined): Field[] {
  const { properties = {}, required = [], anyOf, oneOf, allOf = [] } = schema ?? {}
  const own = Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isRequired: required.includes(name),
  }))
  const forms = (anyOf ?? oneOf ?? []).map(fieldsOf)
  const ofForms = forms.flat().map((field) => ({
    ...field,
    isRequired: forms.every((form) => form.some(({ name, isRequired }) => name === field.name && isRequired)),
  }))
  const all = [...own, ...allOf.flatMap(fieldsOf), ...ofForms]
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i)
}

/** The operations below a heading, in their order. */
export const operationsOf = ({ paths }: Described, tag: string) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.tags.includes(tag) ? [{ path, method: method.toUpperCase(), ...operation }] : [],
    ),
  )

/** Its parameters, without what is only referred to. */
export const parametersOf = ({ parameters }: Operation) => parameters.filter(({ name }) => name !== undefined)

export const schemaIn = (content: Content | undefined) => Object.values(content?.content ?? {})[0]?.schema
