export { allEvents, findEvents } from "./events.ts"
