export * from "./lists.ts"
