export { default } from "./++Article.svelte.ts";
export * from "./++Article.svelte.ts";
