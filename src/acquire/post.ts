/** Something said to another's server: one POST of JSON, with the same bounds as a page. What it answers in words is not read. */
import { fetch as request } from "undici"
import { FetchError } from "../record/index.ts"
import { version } from "../version.ts"
import { type ReachOptions, reaching } from "./reach.ts"

/**
 * Returns when the server has answered that it has it (any 2xx). A redirect is not followed: who is spoken to is who was named.
 *
 * @throws {FetchError} naming the address, what happened and what to do
 */
export async function post(
  address: string,
  body: string,
  headers: { [name: string]: string },
  options: ReachOptions = {},
): Promise<void> {
  await reaching(address, options, "answer", async ({ agent, signal, checked }) => {
    const response = await request(checked(address, address), {
      method: "POST",
      dispatcher: agent,
      headers: { ...headers, "content-type": "application/json", "user-agent": `Hearsay/${version} (webhook)` },
      body,
      redirect: "manual",
      signal,
    })
    await response.body?.cancel()
    const { status, statusText } = response
    if (status >= 200 && status < 300) return
    const retryAfter = response.headers.get("retry-after")
    const what = `answered ${status} ${statusText}`.trim()
    throw new FetchError({ what, where: address, next: "check who listens there" }, { status, retryAfter })
  })
}
