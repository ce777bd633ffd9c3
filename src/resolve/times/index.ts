export { dayIn } from "./calendar.ts"
export { findTimes } from "./times.ts"
