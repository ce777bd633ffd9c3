export * from "./passage.ts"
export * from "./patterns.ts"
export * from "./tokens.ts"
