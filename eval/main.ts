/**
 * `npm run eval [NAME …]`: accuracy against the evaluation data, one section a name. Without the data it says so and ends well.
 */
import type { Reader } from "../src/read/index.ts"
import { evalAttributions } from "./attributions.ts"
import { evalCarriers } from "./carriers.ts"
import { evalCitations } from "./citations.ts"
import { evalCopies } from "./copies.ts"
import { evalFolder, hasEvalData } from "./data.ts"
import { evalEvents } from "./events.ts"
import { evalFields } from "./fields.ts"
import { evalLabels } from "./labels.ts"
import { evalLanguages } from "./languages.ts"
import { evalNested } from "./nested.ts"
import { evalOrigins } from "./origins.ts"
import { evalPages } from "./pages.ts"
import { rememberingReader } from "./remembered.ts"
import { evalSpeakers } from "./speakers.ts"
import { evalHeldBack, evalRealStories, evalShortStories, evalStories } from "./stories.ts"
import { evalStoryEvents } from "./story-events.ts"
import { evalTimes } from "./times.ts"
import { evalUnseen } from "./unseen.ts"

const sections: { [name: string]: (reader: Reader) => Promise<string> } = {
  attributions: evalAttributions,
  pages: evalPages,
  speakers: evalSpeakers,
  labels: evalLabels,
  carriers: evalCarriers,
  unseen: evalUnseen,
  fields: async () => evalFields(),
  events: evalEvents,
  nested: evalNested,
  languages: evalLanguages,
  times: async () => evalTimes(),
  copies: async () => evalCopies(),
  stories: evalStories,
  "real-stories": evalRealStories,
  "held-back": evalHeldBack,
  "short-stories": evalShortStories,
  origins: evalOrigins,
  citations: evalCitations,
  "events-of-stories": evalStoryEvents,
}

const asked = process.argv.slice(2)
if (!hasEvalData()) {
  console.log(`no evaluation data in ${evalFolder}; set HEARSAY_EVAL to the folder that holds it`)
} else {
  const reader = await rememberingReader()
  for (const [name, section] of Object.entries(sections)) {
    if (asked.length && !asked.includes(name)) continue
    console.log(`\n== ${name}\n${(await section(reader)).trimEnd()}`)
  }
}
