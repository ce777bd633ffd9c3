/**
 * `npm run bench [NAME …] [SIZE …]`: how fast, on this machine. Every figure is measured as it is printed; compare figures of one run only.
 * `npm run bench cold /path/to/another/checkout` measures that one in the same run.
 */

import { cold } from "./cold.ts"
import { comparisons } from "./comparisons.ts"
import { curve } from "./curve.ts"
import { desk } from "./desk.ts"
import { hostile } from "./hostile/index.ts"
import { kills } from "./kills.ts"
import { large } from "./large.ts"
import { ledger } from "./ledger.ts"
import { pages } from "./pages.ts"
import { reading } from "./reading.ts"
import { served } from "./served.ts"
import { shared } from "./shared.ts"
import { stories } from "./stories.ts"
import { told } from "./told.ts"
import { workers } from "./workers.ts"

const typed = process.argv.slice(2)
const numbers = typed.filter((each) => /^\d+$/.test(each)).map(Number)
const asked = typed.filter((each) => !/^\d+$/.test(each))

const sections: { [name: string]: () => Promise<string> } = {
  reading,
  cold: () => cold(asked.filter((each) => each.includes("/"))),
  curve,
  hostile: () =>
    hostile(
      numbers,
      asked.filter((each) => each !== "hostile"),
    ),
  ledger: () => ledger(numbers.length ? numbers : undefined),
  shared: () => shared(numbers[0]),
  comparisons: () => comparisons(numbers.length ? numbers : undefined),
  pages: () => pages(numbers),
  served,
  stories,
  desk: () => desk(numbers),
  large: () => large(numbers),
  told: () => told(numbers.length ? numbers : undefined),
  workers: () => workers(numbers[0]),
  kills: () => kills(numbers[0]),
}
/** These take minutes. */
const onlyWhenAsked = [
  "curve",
  "ledger",
  "shared",
  "comparisons",
  "stories",
  "told",
  "hostile",
  "desk",
  "pages",
  "large",
  "workers",
  "kills",
]

for (const [name, section] of Object.entries(sections)) {
  if (asked.length ? asked.includes(name) : !onlyWhenAsked.includes(name))
    console.log(`\n== ${name}\n${await section()}`)
}
