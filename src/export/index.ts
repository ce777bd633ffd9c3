export { type Format, type FormatName, formats } from "./exports.ts"
export type { TextStyle } from "./text.ts"
