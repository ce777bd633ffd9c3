#!/usr/bin/env node
// In a checkout the TypeScript runs as it is; Node refuses that under node_modules, so the published package carries dist/ and no src/.
import { existsSync } from "node:fs"

const source = new URL("../src/cli/main.ts", import.meta.url)
await import((existsSync(source) ? source : new URL("../dist/cli/main.js", import.meta.url)).href)
