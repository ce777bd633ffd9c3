export { type Copy, copiesOf } from "./copies/copies.ts"
export { kinOf } from "./copies/kin.ts"
export { originalsOf } from "./copies/originals.ts"
