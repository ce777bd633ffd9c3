export { default } from "./++Desk.svelte.ts";
export * from "./++Desk.svelte.ts";
