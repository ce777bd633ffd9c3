/** A record as a page, rendered here and brought to life in the browser by the same components (src/web). */
import { type Record, titleOf } from "../record/index.ts"
import { builtPage, pageOf } from "./page.ts"

let built: ReturnType<typeof builtPage<{ renderDesk(record: Record): string }>> | undefined

export async function writeHtml(record: Record): Promise<string> {
  built ??= builtPage("desk")
  const parts = await built
  const carried = JSON.stringify(record).replaceAll("<", "\\u003c")
  const body = `<div id="desk">${parts.server.renderDesk(record)}</div>
<script type="application/json" id="record">${carried}</script>`
  return pageOf(titleOf(record.article), record.article.language, body, parts)
}
