export { findTimes, type Setting } from "./times.ts"
