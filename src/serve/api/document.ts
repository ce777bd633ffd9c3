/** The OpenAPI document of the API, made of the schemas that check what comes in: https://spec.openapis.org/oas/v3.1.1 */
import type { z } from "zod"
import { useCases } from "../../desk/index.ts"
import { ProblemDetails } from "../problems.ts"
import { type Operation, operations, tags } from "./operations.ts"
import { type JsonSchema, schemaOf } from "./schemas.ts"

interface Media {
  [type: string]: { schema: JsonSchema }
}

interface Parameter {
  name: string
  in: "path" | "query" | "header"
  required: boolean
  description?: string
  schema: JsonSchema
}

interface Described {
  operationId: string
  summary: string
  tags: string[]
  parameters: (Parameter | { $ref: string })[]
  requestBody?: { required: true; content: Media }
  responses: { [status: string]: { description: string; content: Media } | { $ref: string } }
}

export interface OpenApi {
  openapi: "3.1.0"
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  security: { [scheme: string]: string[] }[]
  tags: { name: string; description: string }[]
  paths: { [path: string]: { [method: string]: Described } }
  components: { [kind: string]: { [name: string]: unknown } }
}

const ABOUT = `Who said what in news reporting, on whose word, and on how many independent origins each claim rests. Hearsay never says whether a claim is true.

Every word that an article says is given as it stands there, with its characters: \`article.text.slice(start, end) === span.text\`, in UTF-16 code units. What is not in the text is null.

Lists come a page at a time: \`next\` is the \`cursor\` of the page that follows, and null on the last. Answers have an \`ETag\`; asked with \`If-None-Match\`, what did not change is a 304. Fields may be added to answers; a field that is asked for and not known is refused.

What went wrong is a problem by RFC 9457: what it was, where, and what to do.`

export function openApi(): OpenApi {
  const schemas: { [name: string]: JsonSchema } = {}
  schemas.Problem = schemaOf(ProblemDetails, "output", schemas)
  const paths: OpenApi["paths"] = {}
  for (const operation of operations) {
    paths[operation.path] ??= {}
    Object.assign(paths[operation.path] ?? {}, { [operation.method]: described(operation, schemas) })
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Hearsay",
      version: "1",
      description: ABOUT,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{}, { token: [] }, { session: [] }],
    tags: tags.map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: { Problem: { description: "what was wrong, where, and what to do", content: PROBLEM } },
      parameters: { Own: OWN_HEADER },
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "made by `hearsay token add`; only where the desk asks for it",
        },
        session: { type: "apiKey", in: "cookie", name: "hearsay", description: "set by the desk's page `/login`" },
      },
    },
  }
}

const PROBLEM: Media = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }

const OWN_HEADER: Parameter = {
  name: "x-hearsay",
  in: "header",
  required: true,
  description: "says that a change is meant: no page from elsewhere can send it",
  schema: { type: "string", const: "1" },
}

function described({ method, path, useCase, tag }: Operation, schemas: { [name: string]: JsonSchema }): Described {
  const { about, input, output } = useCases[useCase]
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  const asked = schemaOf(input, "input", schemas)
  const { properties = {}, required = [] } = asked
  const fields = Object.entries(properties as { [name: string]: JsonSchema })
  const parameters = fields
    .filter(([name]) => method !== "post" || inPath.has(name))
    .map(([name, { description, ...schema }]): Parameter => {
      const isRequired = inPath.has(name) || required.includes(name)
      const about = description === undefined ? {} : { description }
      return { name, in: inPath.has(name) ? "path" : "query", required: isRequired, ...about, schema }
    })
  return {
    operationId: useCase,
    summary: about,
    tags: [tag],
    parameters: method === "get" ? parameters : [...parameters, { $ref: "#/components/parameters/Own" }],
    ...(method === "post"
      ? { requestBody: { required: true, content: { "application/json": { schema: asked } } } }
      : {}),
    responses: {
      200: {
        description: about,
        content: { "application/json": { schema: schemaOf(output as z.ZodType, "output", schemas) } },
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  }
}
