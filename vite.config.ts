/** Builds the page: `dist/web/desk.js` and `.css` for the browser, `dist/web-server/server.js` to render it where it is made. */
import { svelte } from "@sveltejs/vite-plugin-svelte"
import { defineConfig } from "vite"

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [svelte({ configFile: false, compilerOptions: { css: "external" } })],
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    outDir: isSsrBuild ? "dist/web-server" : "dist/web",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rolldownOptions: {
      // Of src/record the page takes what it calls; the schemas stay out, and with them the library that checks them.
      treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]record[\\/]/, sideEffects: false }] },
      input: isSsrBuild ? "src/web/server.ts" : "src/web/main.ts",
      output: { format: "es", entryFileNames: isSsrBuild ? "server.js" : "desk.js", assetFileNames: "desk[extname]" },
    },
  },
}))
