export { allEvents, eventsSpokenOf, findEvents } from "./events.ts"
export { headlineEvents } from "./headline.ts"
