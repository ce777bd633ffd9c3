/**
 * Articles → the matters that they are on. Two are on one where each names, where it begins, people and places that the other names too; whatever names the matter of
 * others in passing, and begins with its own, is on another.
 */
import type { Record } from "../../record/index.ts"
import { namesOf } from "./mention.ts"

interface Lead {
  /** words of the names that stand where it begins */
  first: ReadonlySet<string>
  all: ReadonlySet<string>
  key: string
}

/** Characters of an article: its first two paragraphs, more or less. */
const BEGINNING = 400
const LEAST_SHARE = 0.2

/** Each article's id → a number that stands for its matter. Articles that name the same are compared once. */
export function mattersOf(records: readonly Record[]): Map<string, number> {
  const leads = records.map(leadOf)
  const different = new Map(leads.map((lead) => [lead.key, lead]))
  const matters = new Map([...different.keys()].map((key, i) => [key, i]))
  for (const [one, a] of different)
    for (const [other, b] of different) {
      const [own, its] = [matters.get(one), matters.get(other)]
      if (own === undefined || its === undefined || own === its || !areOne(a, b)) continue
      for (const [key, matter] of matters) if (matter === its) matters.set(key, own)
    }
  return new Map(records.map(({ article }, i) => [article.id, matters.get(leads[i]?.key ?? "") ?? -1]))
}

function leadOf(record: Record): Lead {
  const beginning = record.entities.filter(({ mentions }) => mentions.some(({ start }) => start < BEGINNING))
  const [first, all] = [namesOf(beginning), namesOf(record.entities)]
  return { first, all, key: [first, all].map((names) => [...names].toSorted().join(" ")).join("/") }
}

const areOne = (a: Lead, b: Lead) => shareOf(a.first, b.all) >= LEAST_SHARE && shareOf(b.first, a.all) >= LEAST_SHARE

const shareOf = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
  some.size === 0 ? 1 : [...some].filter((name) => all.has(name)).length / some.size
