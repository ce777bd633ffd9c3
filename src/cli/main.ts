#!/usr/bin/env node
/**
 * The command: runs what was typed, and ends with its status.
 *
 * 0: all went well · 1: some inputs failed, the rest was printed · 2: nothing could be done
 */
import { run } from "./run.ts"

// A reader that goes away (`| head`) is no error: there is nobody left to print for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2))
