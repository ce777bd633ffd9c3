export { addToken, peopleIn, revokeToken, roles } from "./people/tokens.ts"
export { serve } from "./server.ts"
