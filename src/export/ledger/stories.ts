/** What many articles add up to, in Hearsay's own form and as tables. Articles themselves stand in the other forms. */
import { tables } from "../story/index.ts"
import type { Entries, Stories } from "./entry.ts"

/** JSON Lines: one story a line, with its articles, claims, changes and events. */
export async function* writeStories(_: Entries, __: unknown, stories: Stories): AsyncGenerator<string> {
  for await (const { story } of stories) yield `${JSON.stringify(story)}\n`
}

/** A table a file: its head, then its rows of each story. */
export async function* writeTables(_: Entries, stories: Stories): AsyncGenerator<{ name: string; content: string }> {
  const all = Object.values(tables)
  for (const { file, head } of all) yield { name: file, content: head() }
  for await (const { story } of stories)
    for (const { file, body } of all) {
      const content = body(story, story.claims)
      if (content !== "") yield { name: file, content }
    }
}
