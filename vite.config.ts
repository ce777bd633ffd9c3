/**
 * Builds the pages, an article's (`desk`) and a story's: `dist/web/desk.js` and `.css` for the browser, `dist/web-server/server.js` and `story.js` to render them where they are made.
 *
 * Each page's script is one file, for it is written into the page: so each is a build of its own (`--mode story`).
 */
import { svelte } from "@sveltejs/vite-plugin-svelte"
import { defineConfig } from "vite"

const servers = { server: "src/web/server.ts", story: "src/web/story/server.ts" }

export default defineConfig(({ isSsrBuild, mode }) => {
  const name = mode === "story" ? "story" : "desk"
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
        input: isSsrBuild ? servers : { [name]: name === "story" ? "src/web/story/main.ts" : "src/web/main.ts" },
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
