export { type Acquired, type AcquireOptions, acquire } from "./acquire.ts"
