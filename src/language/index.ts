export * from "./files.ts"
export * from "./language.ts"
export * from "./lists.ts"
export * from "./quotes.ts"
