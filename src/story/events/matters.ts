/**
 * Mentions → what they tell of, each once: a strike is one, in however many articles, whether planned, put off or held.
 *
 * Two mentions tell of one event where their words, people and days agree. Each day apart takes away from that, for an event that is set may be moved, and one that took
 * place may not.
 */
import { stretchOf } from "../../record/index.ts"
import type { Mention } from "./mentions.ts"

export type Matter = readonly Mention[]

const JOINED = 1.4
const DAY = 86_400_000
/** Statuses of what is set for a day, which may become another. */
const SET = new Set(["planned", "postponed", "cancelled", "proposed", "blocked"])

/** @param mentions in a fixed order, in which the mentions of each come out too. What is told is joined first; what is only spoken of goes where it fits. */
export function mattersOf(mentions: readonly Mention[]): Matter[] {
  const known = weights(mentions)
  const place = new Map(mentions.map((mention, i) => [mention, i]))
  const inOrder = (a: Mention, b: Mention) => (place.get(a) ?? 0) - (place.get(b) ?? 0)
  const matters: Mention[][] = []
  for (const mention of mentions.toSorted((a, b) => Number(b.isTold) - Number(a.isTold) || inOrder(a, b))) {
    const fits = matters.map((matter) => ({ matter, score: likeness(matter, mention, known) }))
    const best = fits.reduce<(typeof fits)[number] | null>((a, b) => (a && a.score >= b.score ? a : b), null)
    if (best && best.score >= JOINED) best.matter.push(mention)
    else matters.push([mention])
  }
  return matters.map((matter) => matter.toSorted(inOrder))
}

interface Weights {
  /** what a word tells, by how few of the mentions have it */
  weigh: (stem: string) => number
  /** the name stands in most mentions: it tells none from another */
  isKnownToAll: (name: string) => boolean
}

function weights(mentions: readonly Mention[]): Weights {
  const [words, names] = [counts(mentions.map(({ about }) => about)), counts(mentions.map((one) => one.names))]
  return {
    weigh: (stem) => Math.log(1 + mentions.length / (words.get(stem) ?? 1)),
    isKnownToAll: (name) => (names.get(name) ?? 0) > mentions.length / 2,
  }
}

function counts(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const set of sets) for (const each of set) found.set(each, (found.get(each) ?? 0) + 1)
  return found
}

/** Between the best of a matter's mentions and all of them: one that fits a single mention by chance stays out. None where one of them speaks against it. */
function likeness(matter: Matter, mention: Mention, known: Weights): number {
  if (matter.some((one) => isApart(one, mention, known))) return 0
  const scores = matter.map((one) => alike(one, mention, known))
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return (Math.max(...scores) + mean) / 2
}

function alike(a: Mention, b: Mention, { weigh, isKnownToAll }: Weights): number {
  const isSameWord = a.stem === b.stem
  if (a.family !== b.family && !isSameWord) return 0
  // Of what PLOVER has no type for, the kind says as much as the word: "quit", "stepped down".
  const kind = a.type === "OTHER" ? 1.25 : isSameWord ? 1 : 0.5
  const days = a.day === null || b.day === null ? 0 : a.day === b.day ? 1 : -1
  const shared = [...a.names].filter((name) => b.names.has(name))
  const people = shared.reduce((sum, name) => sum + (isKnownToAll(name) ? 0.25 : 0.5), 0)
  const isParted = shared.length === 0 && a.names.size > 0 && b.names.size > 0
  return kind + days + Math.min(people, 1) - (isParted ? 0.5 : 0) + 2.5 * overlap(others(a), others(b), weigh)
}

/** What it is about, beside the event's own word, which is compared by itself. */
const others = ({ about, stem }: Mention) => new Set([...about].filter((each) => each !== stem))

/** What two sets of words share, of the lighter one, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weights["weigh"]): number {
  const sum = (stems: Iterable<string>) => [...stems].reduce((total, stem) => total + weigh(stem), 0)
  const least = Math.min(sum(a), sum(b))
  return least === 0 ? 0 : sum([...a].filter((stem) => b.has(stem))) / least
}

/** Both took place, on days that are not one; they lie weeks apart; or they are set for two days and have too little in common to be one that was moved. */
function isApart(a: Mention, b: Mention, { weigh }: Weights): boolean {
  const [one, other] = [a, b].map(({ event, day }) => stretchOf(day ?? event?.date?.value ?? ""))
  if (!one || !other || (one.from < other.to && other.from < one.to)) return false
  const days = Math.max(one.from - other.to, other.from - one.to) / DAY
  if (days > FARTHEST || (!SET.has(a.status) && !SET.has(b.status) && days >= 1)) return true
  return overlap(others(a), others(b), weigh) < MUCH
}
const FARTHEST = 60
const MUCH = 0.4
