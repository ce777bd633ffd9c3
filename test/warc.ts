/** WARC files for tests, made byte by byte as ISO 28500 has them, so that they can be wrong where a test wants it. */

interface Response {
  url?: string
  status?: string
  headers?: { [name: string]: string }
  body?: string | Uint8Array
}

/** A response as it was archived: HTTP header and body, with nothing added. */
export function response({ url = "https://reef.example/", status = "200 OK", headers = {}, body = "" }: Response) {
  const lines = Object.entries({ "Content-Type": "text/html; charset=utf-8", ...headers })
  const head = [`HTTP/1.1 ${status}`, ...lines.map(([name, value]) => `${name}: ${value}`)]
  const block = Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), Buffer.from(body)])
  return record("response", block, { "WARC-Target-URI": url, "Content-Type": "application/http; msgtype=response" })
}

export function record(type: string, block: string | Uint8Array, headers: { [name: string]: string } = {}): Buffer {
  const bytes = Buffer.from(block)
  const lines = Object.entries({
    "WARC-Type": type,
    "WARC-Date": "2031-03-04T10:00:00Z",
    "WARC-Record-ID": "<urn:uuid:0dd5e1c2-5c1f-4b5e-9a53-1a1b1c1d1e1f>",
    "Content-Length": String(bytes.length),
    ...headers,
  })
  const head = ["WARC/1.0", ...lines.map(([name, value]) => `${name}: ${value}`)]
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes, Buffer.from("\r\n\r\n")])
}

/** A body in chunks of so many bytes, as servers send it. */
export function chunked(body: Uint8Array, size: number): Buffer {
  const parts = []
  for (let from = 0; from < body.length; from += size) {
    const part = body.subarray(from, from + size)
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n"))
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")])
}
