export { default } from "./++Head.svelte.ts";
export * from "./++Head.svelte.ts";
