/** Whether two mentions are of one figure or one day. */
import { stretchOf } from "../../record/index.ts"
import type { Mention } from "./mention.ts"

/** Words that the sentences of two different figures must share, beside what is counted. */
const SHARED_IF_OTHER = 2
/** Of two equal ones, and of two days of one kind. */
const SHARED_IF_SAME = 1
/** Of two equal ones of which one leaves out what it counts. */
const SHARED_IF_BARE = 2
/** Of two days that no kind is known of: words next to them, and in the whole sentence. */
const CLOSE_IF_UNNAMED = 1
const SHARED_IF_UNNAMED = 3
/** Two versions of one figure are of like size. */
const MOST_TIMES = 8
/** Small whole numbers are everywhere. */
const LEAST_TELLING = 13
/** From this number on the same noun is enough: 48,000 bottles, 61,000 bottles. */
const MANY = 1000
/** The same noun of an amount beside both, "the contract", is worth so many other words. */
const HEAD = 2

/** A sentence sets the one against the other. */
export const isPair = (a: Mention, b: Mention) => a.article === b.article && a.pair !== null && a.pair === b.pair

/** Whether the two may be compared at all. */
export function isLike(a: Mention, b: Mention): boolean {
  if (a.measure !== b.measure) return false
  if (isPair(a, b)) return true
  const isKnown = a.kinds.length > 0 || b.kinds.length > 0
  if (isKnown) return a.kinds.some((kind) => b.kinds.includes(kind))
  return a.some === b.some && (a.noun === null || b.noun === null || a.noun === b.noun)
}

/** The same figure by its kind, or by its value and the words beside it. */
export function isSame(a: Mention, b: Mention): boolean {
  if (isPair(a, b)) return true
  const isKnown = a.kinds.length > 0
  if (a.measure === "date") return a.value === b.value && (isKnown ? isNear(a, b) : areAboutOne(a, b))
  if (isKnown) return a.some === b.some
  if (a.value !== b.value) return false
  if (a.measure === "money" && !/^[1-9]0*$/.test(a.value)) return true
  if (isManyOf(a, b)) return true
  if (a.measure === "number" && a.noun !== b.noun) return sharedIn(a, b) >= SHARED_IF_BARE
  return (a.measure === "money" || Number(a.value) >= LEAST_TELLING) && isNear(a, b)
}

/** Another value of what the words around it show to be the same. */
export function isOtherValue(a: Mention, b: Mention): boolean {
  const isKnown = a.kinds.length > 0
  if (a.measure === "date") {
    if (a.value === b.value || (a.article === b.article && !a.isNew && !b.isNew)) return false
    return isKnown ? sharedIn(a, b) >= SHARED_IF_SAME : areAboutOne(a, b) && (a.isNew || b.isNew)
  }
  if (a.article === b.article) return false
  if (isKnown) return true
  const [x, y] = [Number(a.value), Number(b.value)]
  const isLikely = isManyOf(a, b) || likeness(a, b) >= SHARED_IF_OTHER
  return x !== y && Math.max(x, y) <= MOST_TIMES * Math.min(x, y) && isLikely
}

/** The same value, or the week of the day. */
export function agree(a: Mention, b: Mention): boolean {
  if (a.value === b.value || a.measure !== "date") return a.value === b.value
  const [one, other] = [stretchOf(a.value), stretchOf(b.value)]
  return one !== null && other !== null && one.from < other.to && other.from < one.to
}

/** One article has both values and sets neither against the other: they are of two things. */
export const isRival = (a: Mention, b: Mention) => !agree(a, b) && !isPair(a, b) && !a.isNew && !b.isNew

/** Thousands of the same things. */
const isManyOf = (a: Mention, b: Mention) =>
  a.measure === "number" && a.noun !== null && a.noun === b.noun && Math.min(Number(a.value), Number(b.value)) >= MANY

const areAboutOne = (a: Mention, b: Mention) =>
  meeting(a.close, b.close) >= CLOSE_IF_UNNAMED && sharedIn(a, b) >= SHARED_IF_UNNAMED

const likeness = (a: Mention, b: Mention) =>
  sharedIn(a, b) + (a.heads.length > 0 && a.heads[0] === b.heads[0] ? HEAD : 0)

const isNear = (a: Mention, b: Mention) =>
  sharedIn(a, b) >= SHARED_IF_SAME || meeting(a.nearNames, b.nearNames) >= SHARED_IF_SAME

const sharedIn = (a: Mention, b: Mention) => meeting(a.stems, b.stems) + meeting(a.names, b.names)

function meeting(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const word of a) if (b.has(word)) count++
  return count
}
