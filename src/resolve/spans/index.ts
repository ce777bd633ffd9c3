export { mendedSpans } from "./mended.ts"
