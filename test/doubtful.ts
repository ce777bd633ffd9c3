/** Records of one statement each, made to be in doubt or not. */
import { createHash } from "node:crypto"
import type { Record, Stance } from "../src/record/index.ts"

interface Made {
  title: string
  stance: Stance
  confidence: number
  /** the full name of who says it */
  speaker?: string
  /** the words that stand for it */
  source?: string
}

export function articleSaying({ title, stance, confidence, speaker = "Marta Ilves", source = speaker }: Made): Record {
  const head = `${title}. ${speaker} came to the harbour. `
  const text = `${head}${source} spoke of the pier on Monday.`
  const sha256 = createHash("sha256").update(text).digest("hex")
  const span = (words: string, from = 0) => {
    const start = text.indexOf(words, from)
    return { start, end: start + words.length, text: words }
  }
  const [named, said] = [span(speaker), span(source, head.length)]
  return {
    article: {
      id: sha256.slice(0, 16),
      uri: `${title}.txt`,
      url: null,
      title,
      byline: null,
      outlet: "Harbour Gazette",
      published: "2031-06-17",
      updated: null,
      language: "en",
      sha256,
      text,
    },
    entities: [
      {
        id: "e1",
        name: speaker,
        type: "person",
        mentions: source === speaker ? [named, said] : [named],
        descriptors: source === speaker ? [] : [said],
      },
    ],
    statements: [
      {
        id: "s1",
        source: { spans: [said], entity: "e1", type: "named", count: null },
        cue: { spans: [span("spoke of", head.length)] },
        content: { spans: [span("the pier", head.length)], quotation: "indirect" },
        stance,
        addressee: null,
        medium: null,
        occasion: null,
        said: null,
        hedge: null,
        condition: null,
        via: [],
        within: null,
        confidence,
      },
    ],
    events: [],
    times: [],
    notes: [],
    model: { name: "by hand", version: "1" },
  }
}
