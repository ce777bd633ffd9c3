/**
 * `npm run bench [NAME …]`: how fast, on this machine. Every figure is measured as it is printed; compare figures of one run only.
 */

import { cold } from "./cold.ts"
import { curve } from "./curve.ts"
import { reading } from "./reading.ts"

const sections: { [name: string]: () => Promise<string> } = { reading, cold, curve }

const asked = process.argv.slice(2)
for (const [name, section] of Object.entries(sections)) {
  if (asked.length ? asked.includes(name) : name !== "curve") console.log(`\n== ${name}\n${await section()}`)
}
