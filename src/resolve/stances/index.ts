export { type Judged, judgedOf, stanceOf } from "./stance.ts"
