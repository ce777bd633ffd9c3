/** docs/api.md, made of the description of the API: node scripts/api-docs.ts */
import { writeFileSync } from "node:fs"
import { openApi } from "../src/serve/api/document.ts"
import { type Described, fieldsOf, kindOf, operationsOf, parametersOf, schemaIn } from "../src/web/pages/api/shape.ts"

/** In a cell of a table. */
const cell = (text: string) => text.replaceAll("|", "\\|").replace(/\s+/g, " ")

const table = (fields: { name: string; kind: string; about: string }[]) =>
  fields.length === 0
    ? ""
    : `\n| | | |\n|---|---|---|\n${fields.map(({ name, kind, about }) => `| \`${name}\` | ${cell(kind)} | ${cell(about)} |\n`).join("")}`

export function apiDocs(): string {
  const described = openApi() as unknown as Described
  const sections = described.tags.map(({ name, description }) => {
    const operations = operationsOf(described, name).map((operation) => {
      const asked = parametersOf(operation).map(({ name = "", schema, description = "", required }) => ({
        name,
        kind: kindOf(schema),
        about: required ? `${description} (must be given)` : description,
      }))
      const body = fieldsOf(schemaIn(operation.requestBody)).map(({ name, schema, isRequired }) => ({
        name,
        kind: kindOf(schema),
        about: isRequired ? `${schema.description ?? ""} (must be given)` : (schema.description ?? ""),
      }))
      return `### ${operation.method} ${operation.path}\n\n${operation.summary}\n${table([...asked, ...body])}`
    })
    return `## ${name}\n\n${description}\n\n${operations.join("\n")}`
  })
  return `# The API

${described.info.description}

A desk that is open (\`hearsay serve\`) describes it at \`/openapi.json\` (OpenAPI 3.1), of which a client can be made, and shows it at \`/api\`. Every change takes the header \`x-hearsay: 1\`; where the desk has
tokens, a program sends its own: \`Authorization: Bearer hearsay_…\` ([security.md](security.md)).

\`\`\`
$ curl -s 'http://127.0.0.1:4747/api/statements?q=ferry&stance=denies'
\`\`\`

This page is made by \`node scripts/api-docs.ts\`.

${sections.join("\n")}`
}

if (import.meta.main) writeFileSync(new URL("../docs/api.md", import.meta.url), apiDocs())
