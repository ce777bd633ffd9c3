export * from "./resolve.ts"
