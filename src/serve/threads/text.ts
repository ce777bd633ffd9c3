/** What a use case answers → the text that is asked of it, as it is sent. */
import { createHash } from "node:crypto"
import { z } from "zod"
import { renderPage } from "../pages/render.ts"
import { csvOf } from "../pages/table.ts"
import type { Form, Text } from "./messages.ts"

/** Stands in the rail where a number is put later: what is to be reviewed changes far more often than most pages do. */
const GAP = "\u{E000}"
/** No text of an article can look so, for its `<` is written `&lt;`. */
const [BEFORE, AFTER] = ['<span class="n">', "</span>"]

/** @param asked what was asked for, which a page shows where it can be changed */
export async function textOf(
  answer: unknown,
  asked: unknown,
  form: Exclude<Form, "value">,
): Promise<Pick<Text, "body" | "hash" | "gap">> {
  if (form === "json") return sent(JSON.stringify(answer))
  if ("csv" in form) return sent(csvOf(answer, form.csv))
  if ("lines" in form) return sent(linesOf(answer))
  const page = await renderPage(form.page, answer, asked, { review: GAP })
  const found = page.indexOf(BEFORE + GAP + AFTER)
  if (found < 0) return sent(page)
  const at = found + BEFORE.length
  return { ...sent(page.slice(0, at) + page.slice(at + GAP.length)), gap: Buffer.byteLength(page.slice(0, at)) }
}

const Listed = z.object({ items: z.array(z.unknown()) })
const linesOf = (answer: unknown) =>
  Listed.parse(answer)
    .items.map((item) => `${JSON.stringify(item)}\n`)
    .join("")

function sent(text: string): Pick<Text, "body" | "hash" | "gap"> {
  const body = new TextEncoder().encode(text)
  return { body, hash: createHash("sha256").update(body).digest("base64url").slice(0, 27), gap: null }
}
