export { type Chained, chainsOf } from "./chains.ts"
