/** How two units stand to each other: probabilities, as `src/read/pairs.ts` gives them. What is left to 1 is that they have nothing to do with each other. */
export interface Standing {
  /** both assert the same of the same */
  same: number
  /** the same quantity, day or status with another value */
  version: number
  /** the one says that it is not so, or will not speak of it */
  denies: number
}
