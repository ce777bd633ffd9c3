export { type Frames, framesOf } from "./frames.ts"
export { saidTimes } from "./said.ts"
