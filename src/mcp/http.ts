/** An assistant over HTTP: Streamable HTTP without sessions, each request by itself, answered with JSON. */
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"
import { type Assistant, assistantServer } from "./server.ts"

/** Questions are short; a proposal is little more. */
const MOST_BYTES = 100_000

export async function overHttp(request: Request, assistant: Assistant): Promise<Response> {
  const server = assistantServer(assistant)
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: MOST_BYTES,
  })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
