/** What is measured, by stage: each loaded when it is asked for, as a process measures one shape of one stage. */
import { readyOnce, type Trial } from "./measure.ts"

export interface Shapes {
  [shape: string]: Trial
}

export const stages: { [stage: string]: () => Promise<Shapes> } = {
  acquire: async () => (await import("./acquiring.ts")).acquiring,
  read: async () => (await import("./reading.ts")).reading,
  resolve: async () => (await import("./reading.ts")).resolving,
  write: async () => (await import("./reading.ts")).writing,
  keep: async () => (await import("./keeping.ts")).keeping,
  ask: async () => (await import("./keeping.ts")).asking,
  judge: async () => (await import("./judging.ts")).judging,
  add: async () => (await import("./adding.ts")).adding,
  watch: async () => (await import("./adding.ts")).watching,
  compare: async () => (await import("./stories.ts")).comparing,
  story: async () => (await import("./stories.ts")).telling,
  export: async () => (await import("./stories.ts")).exporting,
}

export const mapped = <Value, Result>(shapes: { [shape: string]: Value }, change: (value: Value) => Result) =>
  Object.fromEntries(Object.entries(shapes).map(([shape, value]) => [shape, change(value)]))

/** The same, of work that leaves everything as it was. */
export const mappedOnce = <Value>(shapes: { [shape: string]: Value }, change: (value: Value) => Trial): Shapes =>
  mapped(shapes, (value) => readyOnce(change(value)))
