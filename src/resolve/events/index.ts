export { findEvents } from "./events.ts"
