/** Stories written by hand: words are named with their article, and their offsets are looked up in its text. */
import { type Claim, type Span, Story, type StoryArticle, spanOf } from "../../src/record/index.ts"

interface Printed {
  text: string
  outlet: string | null
  published: string | null
  title?: string
  url?: string
  copyOf?: string
  revisionOf?: string
  partOf?: [article: string, share: number, words: string]
  cites?: [outlet: string, article: string | null, words: string][]
}

type Reason = Claim["links"][number]["reason"]

interface Told {
  text: string
  carries?: [article: string, words: string, who?: string | null, hedge?: string][]
  denies?: [article: string, words: string, who: string][]
  withholds?: [article: string, words: string, who: string][]
  origins?: [
    who: string,
    type: Claim["origins"][number]["type"],
    articles: string,
    because: [article: string, reason: Reason, words: string | null],
    interested?: "interested",
  ][]
  /** `a1`, `o1`, or the name of an outlet that is not held; a link without words is suggested */
  links?: [from: string, to: string, reason: Reason, words: string | null][]
  atLeast?: number
  heardBy?: number
  circular?: true
  rivals?: string[]
  versions?: [claim: string, what: string][]
  maybe?: [claim: string, because: string][]
}

interface Parts {
  articles: { [id: string]: Printed }
  claims: Told[]
  changes?: {
    kind: Story["changes"][number]["kind"]
    what: string
    claims: string[]
    values: [article: string, value: string, words: string | null][]
  }[]
  notes?: Story["notes"]
}

export interface Held {
  story: Story
  texts: Map<string, string>
}

export function storyOf({ articles, claims, changes = [], notes = [] }: Parts): Held {
  const texts = new Map(Object.entries(articles).map(([id, { text }]) => [id, text]))
  const at = (article: string, words: string): Span => {
    const text = texts.get(article) ?? ""
    const start = text.indexOf(words)
    if (!words || start < 0) throw new Error(`${article} does not say ${JSON.stringify(words)}`)
    return spanOf(text, start, start + words.length)
  }
  const maybeAt = (article: string, words: string | null) => (words === null ? null : at(article, words))
  const whole = Object.entries(articles).map(
    ([id, printed]): StoryArticle => ({
      id,
      uri: printed.url ?? `${id}.txt`,
      url: printed.url ?? null,
      title: printed.title ?? null,
      outlet: printed.outlet,
      published: printed.published,
      updated: null,
      language: "en",
      copyOf: printed.copyOf ?? null,
      revisionOf: printed.revisionOf ?? null,
      partOf: printed.partOf
        ? [{ article: printed.partOf[0], share: printed.partOf[1], paragraphs: [at(id, printed.partOf[2])] }]
        : [],
      cites: (printed.cites ?? []).map(([outlet, article, words]) => ({ outlet, article, span: at(id, words) })),
    }),
  )
  const from = (name: string) =>
    name in articles ? { article: name } : /^o\d+$/.test(name) ? { origin: name } : { outlet: name }
  const story = Story.parse({
    articles: whole,
    claims: claims.map((told, i): Claim => {
      const denials = told.denies ?? []
      return {
        id: `c${i + 1}`,
        text: told.text,
        statements: [
          ...(told.carries ?? []).map(([article, words, who = null, hedge]) => ({
            article,
            statement: who === null ? null : "s1",
            span: at(article, words),
            relation: "carries" as const,
            who,
            hedge: hedge ? at(article, hedge) : null,
          })),
          ...(["denies", "withholds"] as const).flatMap((relation) =>
            (told[relation] ?? []).map(([article, words, who]) => ({
              article,
              statement: "s2",
              span: at(article, words),
              relation,
              who,
              hedge: null,
            })),
          ),
        ],
        origins: (told.origins ?? []).map(([who, type, list, [article, reason, words], interested], k) => ({
          id: `o${k + 1}`,
          who,
          type,
          articles: list.split(" "),
          interested: interested !== undefined,
          because: [{ article, reason, span: maybeAt(article, words) }],
        })),
        links: (told.links ?? []).map(([source, target, reason, words]) => ({
          from: from(source),
          to: target in articles ? { article: target } : { outlet: target },
          reason,
          span: target in articles ? maybeAt(target, words) : null,
          certain: words !== null,
        })),
        independent: told.origins?.length ?? 0,
        atLeast: told.atLeast ?? told.origins?.length ?? 0,
        heardBy: told.heardBy ?? told.origins?.length ?? 0,
        circular: told.circular ?? false,
        disputedBy: denials.map(([article, words, who]) => ({
          who,
          article,
          statement: "s2",
          span: at(article, words),
        })),
        rivals: told.rivals ?? [],
        versions: (told.versions ?? []).map(([claim, what]) => ({ claim, what })),
        maybe: (told.maybe ?? []).map(([claim, because]) => ({ claim, because })),
      }
    }),
    changes: changes.map(({ values, ...change }) => ({
      ...change,
      values: values.map(([article, value, words]) => ({
        article,
        value,
        span: maybeAt(article, words),
        published: articles[article]?.published ?? null,
      })),
    })),
    events: [],
    notes,
  })
  return { story, texts }
}
