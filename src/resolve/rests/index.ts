export { type Rest, restsOf } from "./rests.ts"
