export { LEVELS } from "./log.ts"
export { addToken, peopleIn, revokeToken, roles } from "./people/tokens.ts"
export { type ServeOptions, serve } from "./server.ts"
export { work } from "./worker.ts"
