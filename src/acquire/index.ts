export { type Acquired, type AcquireOptions, acquire } from "./acquire.ts"
export { inputsOf } from "./inputs.ts"
