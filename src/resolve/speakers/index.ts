export * from "./speakers.ts"
