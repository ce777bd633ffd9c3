/**
 * What a person asks to have judged of a statement, in few words, → the judgement, bound to the words of the article: of a place only where it is, of a speaker only the name.
 */
import { z } from "zod"
import { entityOf, Stance, type StatementVerdict, UsageError } from "../../record/index.ts"
import type { Kept } from "../ledger.ts"
import { AskedSpeaker, nearest, Place, speakerIn, speakerOf, wordsAt } from "./called.ts"

export const AskedOfStatement = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("right") }),
  z.object({ verdict: z.literal("unsure") }),
  z.object({ verdict: z.literal("none") }),
  z.object({ verdict: z.literal("speaker"), speaker: AskedSpeaker.nullable().describe("null: open, nobody can tell") }),
  z.object({ verdict: z.literal("stance"), stance: Stance }),
  z.object({ verdict: z.literal("words"), words: z.array(Place).min(1) }),
])
export type AskedOfStatement = z.infer<typeof AskedOfStatement>

/**
 * @param id of a statement that the article has as it was read or as somebody put it in, also of one that was judged to be none: its number is the same
 * @throws {UsageError} when there is no such statement, place or name in the article
 */
export function statementVerdict(
  { record, asRead, added }: Pick<Kept, "record" | "asRead" | "added">,
  id: string,
  asked: AskedOfStatement,
  { who, why }: { who: string; why: string | null },
): StatementVerdict {
  const { article } = asRead
  const read = [...asRead.statements, ...added].find((each) => each.id === id)
  if (!read)
    throw new UsageError({
      what: "the article has no such statement",
      where: `${article.id}/${id}`,
      next: "show the article to see its statements",
    })
  const target = { article: article.id, content: read.content.spans, source: read.source.spans, cue: read.cue.spans }
  const ofIt = { about: "statement", target, who, why } as const
  switch (asked.verdict) {
    case "right": {
      const { source, stance, content } = record.statements.find((each) => each.id === id) ?? read
      const entity = entityOf(record, source.entity)
      const speaker = entity ? speakerOf(entity, nearest(entity, source.spans[0] ?? content.spans[0])) : null
      return { ...ofIt, verdict: "right", speaker, source: source.spans, stance, words: content.spans }
    }
    case "speaker":
      return { ...ofIt, verdict: "speaker", ...speakerIn(record, read, asked.speaker) }
    case "stance":
      return { ...ofIt, verdict: "stance", stance: asked.stance }
    case "words":
      return { ...ofIt, verdict: "words", words: wordsAt(article.text, asked.words, `${article.id}/${id}`) }
    default:
      return { ...ofIt, verdict: asked.verdict }
  }
}
