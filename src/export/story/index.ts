export { writeChangesText } from "./changes-text.ts"
export { type Shown, type StoryFormatName, storyFormats } from "./formats.ts"
export { mergedOf } from "./merged.ts"
export { tables } from "./tables.ts"
