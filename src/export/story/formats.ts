/** The forms in which stories can be written. `hearsay claims --format` and the docs follow this map. */
import { type Claim, grouped, type Story, UsageError } from "../../record/index.ts"
import { writeStoryHtml } from "./html.ts"
import { mergedOf } from "./merged.ts"
import type { StoryStyle } from "./page.ts"
import { tables } from "./tables.ts"

/** A story, and those of its claims that are asked for. */
export interface Shown {
  story: Story
  claims: readonly Claim[]
}

/** How it is written down. */
export interface Writing {
  style: StoryStyle
  /** null where nobody has the article */
  textOf(article: string): Promise<string | null>
}

interface StoryFormat {
  about: string
  write(shown: readonly Shown[], how: Writing): string | Promise<string>
}

export const storyFormats = {
  text: {
    about: "for reading in a terminal",
    // Loaded here, as knowing how wide letters are takes longer to load than all other forms to write.
    write: async (shown: readonly Shown[], { style }: Writing) => {
      const { writeStoryText } = await import("./text.ts")
      return shown.map(({ story, claims }) => writeStoryText(story, style, claims)).join("\n\n")
    },
  },
  json: {
    about: "one object with articles, claims, changes and events",
    write: (shown: readonly Shown[]) => `${JSON.stringify(whole(shown), null, 2)}\n`,
  },
  csv: {
    about: "one row for each article that speaks of a claim, for a spreadsheet",
    write: (shown: readonly Shown[]) =>
      [tables.carriers.head(), ...shown.map(({ story, claims }) => tables.carriers.body(story, claims))].join(""),
  },
  html: {
    about: "a page for a browser, whole in one file, with who has it from whom drawn",
    write: async (shown: readonly Shown[], { textOf }: Writing) => writeHtml(whole(shown), textOf),
  },
} satisfies { [name: string]: StoryFormat }

/** More than this no browser shows at once, nor anybody reads. */
const MOST_ON_A_PAGE = 500

async function writeHtml(story: Story, textOf: Writing["textOf"]): Promise<string> {
  const { length } = story.articles
  if (length > MOST_ON_A_PAGE)
    throw new UsageError({
      what: `a page holds ${MOST_ON_A_PAGE} articles, and these are ${grouped(length)}`,
      where: "--format html",
      next: "ask for less: words of a claim, an outlet, days",
    })
  const texts = new Map<string, string>()
  for (const { id } of story.articles) {
    const text = await textOf(id)
    if (text !== null) texts.set(id, text)
  }
  return writeStoryHtml(story, texts)
}

export type StoryFormatName = keyof typeof storyFormats

/** With no other claims than those asked for, and the changes and rivals that name them. */
const whole = (shown: readonly Shown[]): Story =>
  mergedOf(
    shown.map(({ story, claims }) => {
      const asked = new Set(claims.map(({ id }) => id))
      if (asked.size === story.claims.length) return story
      return {
        ...story,
        claims: [...claims],
        changes: story.changes.filter((change) => change.claims.some((id) => asked.has(id))),
      }
    }),
  )
