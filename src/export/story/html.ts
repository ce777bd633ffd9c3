/** A story as a page: what many articles claim, on how many origins each claim rests, and who has it from whom, drawn. */
import type { Story } from "../../record/index.ts"
import { builtPage, pageOf } from "../page.ts"

interface Server {
  renderStory(story: Story, texts: ReadonlyMap<string, string>): { title: string; body: string }
}

let built: ReturnType<typeof builtPage<Server>> | undefined

/**
 * @param texts an article's id → its text, for the sentences around words and for links that open an article at them; words whose text is missing stand alone
 * @returns one HTML file
 */
export async function writeStoryHtml(story: Story, texts: ReadonlyMap<string, string>): Promise<string> {
  built ??= builtPage("story")
  const parts = await built
  const { title, body } = parts.server.renderStory(story, texts)
  return pageOf(title, "en", body, parts)
}
