export * from "./passage.ts"
export * from "./patterns.ts"
export * from "./placed.ts"
export * from "./tokens.ts"
