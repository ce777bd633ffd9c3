import { defineConfig } from "vitest/config"

/** These put something else in place of a module or of the console, for as long as their process lasts. */
const ALONE = ["src/acquire/faults.test.ts", "src/acquire/any-bytes.test.ts"]

export default defineConfig({
  test: {
    globalSetup: ["test/bundled.ts", "test/postgres/run.ts"],
    // A limit for what hangs, not for what is slow on a busy machine: speed is measured in bench/.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // Most of the time is spent waiting for other processes: commands, browsers, disks.
    maxWorkers: 2,
    // Where nobody looks on, what waits for a browser or for a killed process may come late once: it is tried again, and the report says so.
    retry: process.env.CI ? 1 : 0,
    projects: [
      // A process loads what it tests once, and goes from file to file: these change nothing but files of their own.
      { extends: true, test: { name: "parts", include: ["src/**/*.test.ts"], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: "whole", include: ["test/**/*.test.ts", "eval/**/*.test.ts", ...ALONE] } },
    ],
  },
})
