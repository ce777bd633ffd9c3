export { stanceOf } from "./stance.ts"
