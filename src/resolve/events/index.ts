export { findEvents, type Known } from "./events.ts"
