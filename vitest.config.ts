import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** These put something else in place of a module, of the console or of all patterns, for as long as their process lasts. */
const ALONE = ["src/acquire/faults.test.ts", "src/acquire/any-bytes.test.ts", "test/patterns.test.ts"]

/** These take longest, as what starts commands, servers and browsers does: begun first, they end beside the others. */
const FIRST =
  /\/test\/(?:(?:contracts|faults|postgres|serve|watch|web)\/|start|docs|cli)|\/(?:story\/story|acquire\/pdf|html\/main-text)\.test/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isFirst = ({ moduleId }: TestSpecification) => FIRST.test(moduleId)
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))]
  }
}

export default defineConfig({
  test: {
    globalSetup: ["test/memory.ts", "test/bundled.ts", "test/postgres/run.ts"],
    // A limit for what hangs, not for what is slow on a busy machine: speed is measured in bench/.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // Much of the time is spent waiting for other processes: commands, browsers, disks. Two more than there are cores on a small machine keep both at work.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Where nobody looks on, what waits for a browser or for a killed process may come late once: it is tried again, and the report says so.
    retry: process.env.CI ? 1 : 0,
    projects: [
      // A process loads what it tests once, and goes from file to file: these change nothing but files of their own.
      {
        extends: true,
        test: { name: "together", include: ["{src,test,eval}/**/*.test.ts"], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
  },
})
