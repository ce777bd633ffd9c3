import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "eval/**/*.test.ts"],
    globalSetup: "test/bundled.ts",
    // A limit for what hangs, not for what is slow on a busy machine: speed is measured in bench/.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // Most of the time is spent waiting for other processes: commands, browsers, disks.
    maxWorkers: 2,
    // Where nobody looks on, what waits for a browser or for a killed process may come late once: it is tried again, and the report says so.
    retry: process.env.CI ? 1 : 0,
  },
})
