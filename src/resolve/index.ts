export { type ResolveOptions, resolve, resolveUnless } from "./resolve.ts"
