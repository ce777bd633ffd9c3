export { clauseOf } from "./clause.ts"
export { type Frames, framesOf } from "./frames.ts"
export { hearerIn } from "./hearer.ts"
export { saidTimes } from "./said.ts"
