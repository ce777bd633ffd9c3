/** The parts of the Spark job that need no Spark, in the Python that is there: how archives are taken apart, how what ends its reader or what compares fails alone, and what rows a story has. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const folder = fileURLToPath(new URL("../spark/tests", import.meta.url))
const RUN = `
import sys
sys.path.insert(0, sys.argv[1])
import test_handing, test_parts
tests = [test for file in (test_handing, test_parts) for name, test in sorted(vars(file).items()) if name.startswith("test_")]
for test in tests: test()
print(len(tests))
`

const python = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]).status === 0

describe.runIf(python)("a job on Spark", () => {
  it("takes archives apart, hands tasks over, and loses nothing but what ends the command", () => {
    const { stdout, stderr, status } = spawnSync("python3", ["-B", "-c", RUN, folder], { encoding: "utf8" })
    expect([status, stderr]).toEqual([0, ""])
    expect(Number(stdout)).toBeGreaterThan(15)
  })
})
