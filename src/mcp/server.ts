/** The desk for assistants, by the Model Context Protocol (https://modelcontextprotocol.io/specification): the same use cases, as tools. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import type { Ask } from "../desk/index.ts"
import { HearsayError } from "../record/index.ts"
import { NEVER_TRUE, ONLY_QUOTED, written } from "./answer.ts"
import { type Tool, tools } from "./tools.ts"

export interface Assistant {
  ask: Ask
  /** in whose name it may leave proposals for review; null: it may not */
  proposer: string | null
}

export function assistantServer({ ask, proposer }: Assistant): McpServer {
  const server = new McpServer(
    { name: "hearsay", title: "Hearsay", version: "1" },
    { instructions: `${NEVER_TRUE} ${ONLY_QUOTED} What is not in an article is null: leave it open.` },
  )
  for (const tool of tools) if (proposer !== null || !tool.writes) register(server, tool, ask, proposer ?? "")
  return server
}

function register(server: McpServer, tool: Tool, ask: Ask, who: string): void {
  const { name, title, about, input, writes } = tool
  const annotations = {
    title,
    readOnlyHint: !writes,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  }
  server.registerTool(name, { title, description: about, inputSchema: input, annotations }, async (asked) => {
    try {
      return { ...written(await tool.run(ask, asked, who)) }
    } catch (error) {
      const text = error instanceof HearsayError ? error.message : "The desk made a mistake; what it was is not told."
      return { isError: true, content: [{ type: "text" as const, text }] }
    }
  })
}
