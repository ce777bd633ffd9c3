/** Of autocannon, which comes without types, what is used here. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events"

  interface Options {
    url: string
    connections: number
    duration: number
    requests: { method: string; path: string; headers?: { [name: string]: string } }[]
  }

  interface Result {
    errors: number
    timeouts: number
    non2xx: number
    requests: { average: number; total: number }
  }

  type Instance = EventEmitter & PromiseLike<Result>

  export default function autocannon(options: Options): Instance
}
