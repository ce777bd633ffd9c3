/**
 * Events: their types against PLOVER's sentences, their status against TimeBank, and all of them against the stories.
 *
 * Rules are made by looking at the errors on the even half of PLOVER and TimeBank only; the odd half shows how they do on what nobody looked at.
 */
import type { Reader } from "../src/read/index.ts"
import { ploverFigures } from "./events/plover.ts"
import { storyFigures } from "./events/stories.ts"
import { timebankFigures } from "./events/timebank.ts"

export async function evalEvents(reader: Reader): Promise<string> {
  return [await ploverFigures(reader), await timebankFigures(reader), await storyFigures(reader)].join("\n")
}
