/** One shape, measured: `node --expose-gc alone.ts STAGE SHAPE [LENGTH …]` prints it as JSON. */
import { measured } from "./measure.ts"
import { stages } from "./stages.ts"

const [stage = "", shape = "", ...lengths] = process.argv.slice(2)
const trial = (await stages[stage]?.())?.[shape]
if (!trial) throw new RangeError(`there is no shape ${shape} of ${stage}`)
console.log(JSON.stringify(await measured(trial, lengths.map(Number))))
process.exit(0)
