export { eventsSpokenOf, headlineEvents } from "./events/index.ts"
export { type ResolveOptions, resolve, resolveUnless } from "./resolve.ts"
