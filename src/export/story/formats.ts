/** The forms in which stories can be written. `hearsay claims --format` and the docs follow this map. */
import type { Claim, Story } from "../../record/index.ts"
import { mergedOf } from "./merged.ts"
import type { StoryStyle } from "./page.ts"
import { tables } from "./tables.ts"

/** A story, and those of its claims that are asked for. */
export interface Shown {
  story: Story
  claims: readonly Claim[]
}

interface StoryFormat {
  about: string
  write(shown: readonly Shown[], style: StoryStyle): string | Promise<string>
}

export const storyFormats = {
  text: {
    about: "for reading in a terminal",
    // Loaded here, as knowing how wide letters are takes longer to load than all other forms to write.
    write: async (shown, style) => {
      const { writeStoryText } = await import("./text.ts")
      return shown.map(({ story, claims }) => writeStoryText(story, style, claims)).join("\n\n")
    },
  },
  json: {
    about: "one object with articles, claims, changes and events",
    write: (shown) => `${JSON.stringify(whole(shown), null, 2)}\n`,
  },
  csv: {
    about: "one row for each article that speaks of a claim, for a spreadsheet",
    write: (shown) =>
      [tables.carriers.head(), ...shown.map(({ story, claims }) => tables.carriers.body(story, claims))].join(""),
  },
} satisfies { [name: string]: StoryFormat }

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
