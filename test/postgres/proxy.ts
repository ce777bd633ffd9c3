/** Stands between a ledger and its server, in a thread of its own, for whoever has a ledger waits for it; and breaks the connection off where a transaction is to be kept. */
import { Worker } from "node:worker_threads"

/** before: the server is not told any more that it is to be kept; after: it is, and the ledger is not told that it was */
export type Where = "before" | "after"

const SOURCE = `
  const net = require("node:net")
  const { workerData, parentPort } = require("node:worker_threads")
  let left = 0
  parentPort.on("message", (times) => { left = times })
  const server = net.createServer((client) => {
    const server = net.connect(workerData.port, "127.0.0.1")
    for (const socket of [client, server]) socket.on("error", () => {})
    client.on("data", (data) => {
      // What is not prepared is sent as it is: a Q, its length, and the words.
      if (left === 0 || !data.includes("COMMIT")) return server.write(data)
      left--
      if (workerData.where === "before") { client.destroy(); return server.destroy() }
      server.write(data)
      server.once("data", () => { client.destroy(); server.destroy() })
    })
    server.on("data", (data) => { if (!client.destroyed) client.write(data) })
    client.on("close", () => setTimeout(() => server.destroy(), 50))
    server.on("close", () => client.destroy())
  })
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port))
`

export interface Proxy {
  port: number
  /** The next so many times, it breaks off. */
  breakOff(times: number): Promise<void>
  close(): Promise<unknown>
}

export async function proxyTo(port: number, where: Where): Promise<Proxy> {
  const worker = new Worker(SOURCE, { eval: true, workerData: { port, where } })
  const own = await new Promise<number>((resolve) => worker.once("message", resolve))
  return {
    port: own,
    async breakOff(times) {
      worker.postMessage(times)
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
    close: () => worker.terminate(),
  }
}
