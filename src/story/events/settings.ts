/**
 * A matter → the days that it was set for, in the order in which articles gave them, and what became of each: planned for the 12th and put off, then held on the 19th.
 *
 * Where articles follow one another the last tells. What somebody denies is denied only where nobody else tells of it.
 */
import type { EventStatus } from "../../record/index.ts"
import type { Matter } from "./matters.ts"
import { type Mention, momentOf } from "./mentions.ts"

export interface Setting {
  day: string | null
  status: EventStatus
  /** the mentions that tell of this day, or of none */
  mentions: readonly Mention[]
}

/** What is only spoken of tells what is to become of it, and leaves open whether it came about. */
const isTelling = ({ isTold, isBare, status }: Mention) => isTold || (!isBare && SETTING.has(status))
const SETTING = new Set<EventStatus>(["planned", "postponed", "cancelled", "blocked"])

/** What an article may say of a day that was set; of one article's, the first here tells. */
const FIRM: readonly EventStatus[] = ["cancelled", "blocked", "postponed", "occurred", "ongoing", "planned"]
/** Where no article says more. */
const WEAK: readonly EventStatus[] = ["threatened", "proposed", "denied", "possible"]
/** What has not come about yet may be set for another day. */
const AHEAD = new Set<EventStatus>(["planned", "postponed", "proposed", "threatened"])

export function settingsOf(all: Matter): Setting[] {
  const telling = all.filter(isTelling)
  const matter = telling.length > 0 ? telling : all
  const byDay = matter.some(({ status, day }) => day !== null && AHEAD.has(status))
    ? byDays(matter)
    : [{ day: mostGiven(matter), mentions: matter }]
  const settings = byDay.map(({ day, mentions }) => ({ day, status: statusOf(mentions), mentions }))
  return settings.map((setting, i) => {
    const [before, after] = [settings[i - 1], settings[i + 1]]
    if (after && setting.status === "planned" && isPutOff(setting, after)) return { ...setting, status: "postponed" }
    // What was put off to this day is set for it now.
    const isNew = before?.day && setting.status === "postponed" && setting.day !== null
    return isNew ? { ...setting, status: "planned" } : setting
  })
}

/** The mentions of each day. One without a day speaks of the day that was set last, unless that was put off, or had gone by when its article told of it as done. */
function byDays(matter: Matter): { day: string | null; mentions: Mention[] }[] {
  const found: { day: string | null; mentions: Mention[] }[] = []
  const first = matter.find(({ day }) => day !== null)?.day ?? null
  for (const mention of matter) {
    const last = found.at(-1)
    const lastSet = last ? last.day : first
    const isElsewhen = isAfter(mention, lastSet) || (last !== undefined && isPutOffBefore(last.mentions, mention))
    const day = mention.day ?? (isElsewhen ? null : lastSet)
    const same = found.find((one) => one.day === day)
    if (same) same.mentions.push(mention)
    else found.push({ day, mentions: [mention] })
  }
  return found
}

const DAY = 86_400_000

const isPutOffBefore = (earlier: readonly Mention[], { article, status }: Mention) =>
  status !== "postponed" &&
  earlier.some((one) => one.status === "postponed" && one.day === null && one.article !== article)

const isAfter = ({ status, published }: Mention, day: string | null) =>
  day !== null && status === "occurred" && Date.parse(momentOf(published).slice(0, 10)) - Date.parse(day) > DAY

/** Another day was set before this one had come, or an article says so; or it took place on another. */
const isPutOff = ({ day, mentions }: Setting, { mentions: later, status }: Setting) =>
  mentions.some((one) => one.status === "postponed") ||
  later.some((one) => one.status === "postponed" || (day !== null && momentOf(one.published).slice(0, 10) <= day)) ||
  status === "occurred"

function statusOf(mentions: readonly Mention[]): EventStatus {
  const firm = mentions.filter(({ status }) => FIRM.includes(status))
  // A plan told again, or for a day gone by, takes nothing back of what was told before.
  const telling = firm.filter((one, i) => one.status !== "planned" || isNewPlan(one, firm.slice(0, i)))
  const last = telling.at(-1) ?? firm.at(-1)
  if (!last) return WEAK.find((each) => mentions.some(({ status }) => status === each)) ?? "possible"
  const together = telling.filter(({ article }) => article === last.article)
  return FIRM.find((each) => together.some(({ status }) => status === each)) ?? last.status
}

const isNewPlan = ({ day, published }: Mention, before: readonly Mention[]) =>
  before.every(({ status }) => status === "planned") ||
  (day !== null && day > momentOf(published).slice(0, 10) && before.every((one) => one.day !== day))

/** The day that most articles give; of equals, the first. */
function mostGiven(mentions: readonly Mention[]): string | null {
  const counts = new Map<string, Set<string>>()
  for (const { day, article } of mentions) if (day) counts.set(day, (counts.get(day) ?? new Set()).add(article))
  const most = Math.max(0, ...[...counts.values()].map((articles) => articles.size))
  return [...counts].find(([, articles]) => articles.size === most)?.[0] ?? null
}
