/** What an assistant may ask for: each a use case or two of the desk. */
import { z } from "zod"
import type { Answer, Ask } from "../desk/index.ts"
import { SourceType, Stance, webAddressOf } from "../record/index.ts"
import { changePart, originsPart, statementPart, stepPart } from "./parts.ts"

export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  name: string
  title: string
  about: string
  input: Input
  /** whether it leaves something in the ledger */
  writes: boolean
  /** @param who asks */
  run(ask: Ask, input: z.output<Input>, who: string): Promise<{ [field: string]: unknown }>
}

const tool = <Input extends z.ZodObject>(made: Tool<Input>): Tool => made as unknown as Tool

const words = z.string().max(1000).describe('words, "phrases" and beginnings*, all of which must occur')
const Article = z
  .string()
  .regex(/^[0-9a-f]{6,64}$/)
  .describe("an article's id, or its beginning")
const OneStatement = z
  .string()
  .regex(/^[0-9a-f]{6,64}\/s[1-9]\d*$/)
  .describe("a statement's id: ARTICLE/sN")
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const limit = z.int().min(1).max(50).default(20)
const cursor = z.string().max(500).optional().describe("the `next` of the answer before, to go on")

const searchStatements = tool({
  name: "search_statements",
  title: "Search statements",
  about:
    "Finds what is said in the articles: single statements, each with its exact words, who says it and what kind of source that is.",
  writes: false,
  input: z.object({
    words: words.default(""),
    speaker: z.string().max(300).optional().describe("words and beginnings* of a name, or a speaker's id"),
    outlet: z.string().max(300).optional(),
    stance: Stance.optional(),
    kind_of_source: SourceType.optional(),
    through_others: z
      .boolean()
      .optional()
      .describe("whether the article has it from somebody who had it from the source"),
    published_from: day.optional().describe("YYYY-MM-DD, YYYY-MM or YYYY"),
    published_to: day.optional(),
    limit,
    cursor,
  }),
  async run(ask, { words, kind_of_source, through_others, published_from, published_to, ...rest }) {
    const filters = {
      sourceType: kind_of_source,
      through: through_others,
      publishedFrom: published_from,
      publishedTo: published_to,
    }
    const { items, next } = await ask("statements", { q: words, ...defined({ ...rest, ...filters }) })
    return { statements: items.map(statementPart), next }
  },
})

/** Characters of a text at a time: what an assistant bears. */
const MOST_TEXT = 20_000
const MOST_STATEMENTS = 200

const getArticle = tool({
  name: "get_article",
  title: "Get an article",
  about: "Gives an article's text, from a character on, and the statements in that part of it.",
  writes: false,
  input: z.object({
    article: Article,
    from: z.int().min(0).default(0).describe("the first character, to go on in a long text"),
  }),
  async run(ask, { article: id, from }) {
    const { record, revisedBy, revisionOf } = await ask("article", { id })
    const { article, statements } = record
    const until = from + MOST_TEXT
    const inside = statements.filter(({ source, cue, content }) => {
      const first = Math.min(...[...source.spans, ...cue.spans, ...content.spans].map(({ start }) => start))
      return first >= from && first < until
    })
    return {
      article: article.id,
      published: article.published,
      address: webAddressOf(article),
      at_the_desk: `/articles/${article.id}`,
      later_version: revisedBy,
      earlier_version: revisionOf,
      statements: inside.slice(0, MOST_STATEMENTS).map(({ id: own, stance, source, content, cue, confidence }) => ({
        id: `${article.id}/${own}`,
        stance,
        kind_of_source: source.type,
        confidence,
        quoted: {
          speaker: record.entities.find((entity) => entity.id === source.entity)?.name ?? null,
          source: source.spans.map(({ text }) => text),
          cue: cue.spans.map(({ text }) => text),
          words: content.spans.map(({ text }) => text),
        },
      })),
      next_from: until < article.text.length ? until : null,
      quoted: {
        title: article.title,
        outlet: article.outlet,
        byline: article.byline,
        text: article.text.slice(from, until),
      },
    }
  },
})

const chainOf = tool({
  name: "chain_of",
  title: "Chain of a statement",
  about:
    "Tells from whom an article has a statement: the first sayer, through whom it came, the outlet; and the claims that it makes over all articles.",
  writes: false,
  input: z.object({ statement: OneStatement }),
  async run(ask, { statement: id }) {
    const [article = "", statement = ""] = id.split("/")
    const { statement: line, steps, claims } = await ask("chain", { article, statement })
    return {
      statement: statementPart(line),
      first_sayer_to_outlet: steps.map(stepPart),
      claims: claims.map(originsPart),
    }
  },
})

const originsOf = tool({
  name: "origins_of",
  title: "Origins of a claim",
  about:
    "Tells on how many independent origins a claim rests, who has it from whom, and who denies it: by the id of a claim, of a statement or of an article.",
  writes: false,
  input: z.object({
    id: z
      .string()
      .regex(/^[0-9a-f]{6,64}(\/s[1-9]\d*)?$/)
      .describe("a claim's or an article's id, or ARTICLE/sN"),
  }),
  run: async (ask, { id }) => ({ claims: (await ask("origins", { id })).claims.map(originsPart) }),
})

const whoSaid = tool({
  name: "who_said",
  title: "Who said it",
  about:
    "Tells who says something with these words, each speaker once with all that they say of it: also who denies it, and who has it only through others.",
  writes: false,
  input: z.object({ words, limit }),
  async run(ask, { words, limit }) {
    const { items, next } = await ask("statements", { q: words, limit })
    return { speakers: speakersOf(items), next_in_search_statements: next }
  },
})

function speakersOf(lines: Answer<"statements">["items"]) {
  const groups = Map.groupBy(lines, ({ entity, speaker, id }) => entity ?? speaker ?? id)
  return [...groups.values()].map((own) => {
    const [first] = own
    return {
      speaker_id: first?.entity ?? null,
      kinds_of_source: [...new Set(own.map(({ sourceType }) => sourceType))],
      stances: [...new Set(own.map(({ stance }) => stance))],
      articles: new Set(own.map(({ article }) => article)).size,
      quoted: { speaker: first?.speaker ?? null },
      statements: own.map(statementPart),
    }
  })
}

const whatChanged = tool({
  name: "what_changed",
  title: "What changed",
  about:
    "Lists figures, days, statuses, sources and doubts that are others later, or elsewhere, each value with the words that show it: of one article, or with some words.",
  writes: false,
  input: z.object({ article: Article.optional(), words: words.default(""), limit, cursor }),
  async run(ask, { article, words, limit, cursor }) {
    const { items, next } = await ask("changes", { q: words, limit, ...defined({ article, cursor }) })
    return { changes: items.map(changePart), next }
  },
})

const proposeCorrection = tool({
  name: "propose_correction",
  title: "Propose a correction",
  about:
    "Proposes that a statement is no statement, is said by somebody else or with another stance, or is right. It goes to people for review and changes nothing by itself.",
  writes: true,
  input: z.object({
    statement: OneStatement,
    correction: z.discriminatedUnion("verdict", [
      z.object({ verdict: z.enum(["right", "none"]) }),
      z.object({
        verdict: z.literal("speaker"),
        name: z.string().min(1).max(300).nullable().describe("as the article spells it; null: nobody can tell"),
      }),
      z.object({ verdict: z.literal("stance"), stance: Stance }),
    ]),
    why: z.string().min(1).max(2000).describe("with the words of the article that show it"),
  }),
  async run(ask, { statement: id, correction, why }, who) {
    const [article = "", statement = ""] = id.split("/")
    const ofIt = { about: "statement", article, statement, why, who } as const
    const asked =
      correction.verdict === "speaker"
        ? { verdict: "speaker" as const, speaker: correction.name === null ? null : { name: correction.name } }
        : correction
    const { number } = await ask("propose", { ...ofIt, ...asked } as never)
    return {
      proposal: number,
      statement: id,
      applied: false,
      next: "People look at it; until then nothing has changed.",
    }
  },
})

export const tools: readonly Tool[] = [
  searchStatements,
  getArticle,
  chainOf,
  originsOf,
  whoSaid,
  whatChanged,
  proposeCorrection,
]

/** What was left out asks for nothing. */
function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
