/** An assistant on this machine, which started this program and speaks with it by lines. */
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
import { type Assistant, assistantServer } from "./server.ts"

/** Ends when whoever started it closes what it writes to. */
export async function overStdio(assistant: Assistant): Promise<void> {
  const server = assistantServer(assistant)
  const transport = new StdioServerTransport()
  const ended = new Promise<void>((resolve) => {
    process.stdin.once("end", resolve)
    process.stdin.once("close", resolve)
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
  await server.connect(transport)
  await ended
  await server.close()
}
