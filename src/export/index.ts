export { alertsFeed } from "./alerts.ts"
export { type FormatName, formats } from "./exports.ts"
export { wrap } from "./terminal.ts"
