export { type FormatName, formats } from "./exports.ts"
