export { type Chained, chainsOf } from "./chains.ts"
export { auxiliariesBefore, isCapital, subjectBefore } from "./phrases.ts"
export { isOutlet, isOwn, sayerAt } from "./sayers.ts"
