/**
 * Builds the pages, an article's (`desk`), a story's and those that are served (`pages`): `dist/web/desk.js` and `.css` for the browser, `dist/web-server/server.js`, `story.js` and
 * `pages.js` to render them where they are made.
 *
 * The scripts of the first two are one file each, for they are written into the page: so each is a build of its own (`--mode story`, `--mode pages`).
 */
import { svelte } from "@sveltejs/vite-plugin-svelte"
import { defineConfig } from "vite"

const servers = {
  server: "src/web/server.ts",
  story: "src/web/story/server.ts",
  pages: "src/web/pages/server.ts",
}

/** In the browser, by the mode of the build. */
const scripts: { [name: string]: { [file: string]: string } } = {
  desk: { desk: "src/web/main.ts" },
  story: { story: "src/web/story/main.ts" },
  pages: { pages: "src/web/pages/main.ts", theme: "src/web/pages/early.ts" },
  article: { article: "src/web/pages/article/main.ts" },
}

export default defineConfig(({ isSsrBuild, mode }) => {
  const name = Object.hasOwn(scripts, mode) ? mode : "desk"
  return {
    plugins: [svelte({ configFile: false, compilerOptions: { css: "external" } })],
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      outDir: isSsrBuild ? "dist/web-server" : "dist/web",
      emptyOutDir: isSsrBuild || name === "desk",
      target: "es2022",
      modulePreload: false,
      rolldownOptions: {
        // Of src/record the page takes what it calls; the schemas stay out, and with them the library that checks them.
        treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]record[\\/]/, sideEffects: false }] },
        input: isSsrBuild ? servers : (scripts[name] ?? {}),
        output: {
          format: "es",
          entryFileNames: "[name].js",
          chunkFileNames: "part-[name].js",
          assetFileNames: `${name}[extname]`,
        },
      },
    },
  }
})
