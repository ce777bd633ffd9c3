/** JSON Lines: one article a line, `{uri, title, outlet, published, text|html}`. */
import { z } from "zod"
import { HearsayError, InputError } from "../record/index.ts"
import { type Chunks, linesOf } from "./bytes.ts"
import { isoDate } from "./dates.ts"
import { type Draft, draftOfPage } from "./page.ts"

const words = z.string().nullish()
const Line = z.object({
  uri: words,
  url: words,
  title: words,
  byline: words,
  author: words,
  outlet: words,
  published: words,
  updated: words,
  language: words,
  text: words,
  html: words,
})

/** A draft with its address and the bytes it came from, or what is wrong with its line. */
export async function* draftsOfLines(
  chunks: Chunks,
  where: string,
): AsyncGenerator<{ uri: string; draft: Draft; bytes: Uint8Array } | InputError> {
  let number = 0
  for await (const bytes of linesOf(chunks)) {
    number++
    const place = `${where}:${number}`
    if (bytes === null)
      yield new InputError({ what: "the line is too long", where: place, next: "give its text in a file of its own" })
    else if (bytes.some((byte) => byte > 32)) yield draftOfLine(bytes, place)
  }
}

function draftOfLine(bytes: Uint8Array, place: string) {
  try {
    const line = Line.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)))
    const uri = line.uri ?? line.url ?? place
    const page = line.html ? draftOfPage(line.html, place, line.url ?? null) : null
    const draft = {
      title: line.title ?? page?.title ?? null,
      byline: line.byline ?? line.author ?? page?.byline ?? null,
      outlet: line.outlet ?? page?.outlet ?? null,
      published: isoDate(line.published) ?? page?.published ?? null,
      updated: isoDate(line.updated) ?? page?.updated ?? null,
      url: line.url ?? page?.url ?? null,
      language: line.language ?? page?.language ?? null,
      text: line.text ?? page?.text ?? "",
    }
    return { uri, draft, bytes }
  } catch (cause) {
    if (cause instanceof HearsayError) return cause as InputError
    const what =
      cause instanceof z.ZodError
        ? `the line is no article (${z.prettifyError(cause).replace(/\s+/g, " ")})`
        : "the line is not JSON"
    return new InputError({ what, where: place, next: "give an object with text or html on each line", cause })
  }
}
