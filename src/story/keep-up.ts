/**
 * Keeping the told stories of a ledger up with what it holds: what is new is compared, and the stories of which that is a part are told again, each by itself. It can be stopped after any
 * article and goes on where it was; whatever is not done is still known to be to do.
 */
import { setImmediate } from "node:timers/promises"
import type { Language } from "../language/index.ts"
import type { Article, Record, Story } from "../record/index.ts"
import { articlesOf, type Binding, bindingsOf } from "./bindings.ts"
import type { Judge } from "./claims/compare.ts"
import { comparing, type Gathered, kindOf, madeOf, widened } from "./gather.ts"
import { storyOf } from "./story.ts"
import { type ToldClaim, toldOf } from "./told.ts"

interface Teller {
  comparisons: string
  version: string
}

/** What is asked of whoever keeps told stories; a ledger does. */
export interface Telling extends Gathered {
  untold(teller: Teller): AsyncIterable<{ article: string; judged: number }>
  tell(
    teller: Teller,
    telling: {
      story: Story
      headline: string
      claims: readonly ToldClaim[]
      readings: readonly { article: string; model: Record["model"] }[]
      judged: number
    },
  ): Promise<boolean>
}

interface Versions {
  /** of the model that compares: another compares all anew */
  judge: string
  /** of whatever makes stories of what was found: another tells all anew */
  story: string
}

interface Watching {
  compared?: (article: Article) => void
  told?: (story: Story) => void
  /** when it is aborted, what is being done is done to its end and nothing more begun */
  signal?: AbortSignal
}

/** After so many articles, stories that are to be told again are told: a first large lot shows before all of it is compared, and no story is told for each of its articles. */
const COMPARED_AT_ONCE = 64

/** Compares and tells until nothing is to do. Other work has its turn after each article and each story. */
export async function keepUp(
  ledger: Telling,
  judgeLoaded: () => Promise<Judge>,
  { judge, story: version }: Versions,
  language: Language,
  { compared = () => {}, told = () => {}, signal }: Watching = {},
): Promise<void> {
  const teller = { comparisons: kindOf(judge), version }
  const tellAll = () => tellStale(ledger, teller, language, told, signal)
  for (let done = 1; done > 0 && !signal?.aborted; ) {
    done = 0
    for await (const article of comparing(ledger, judgeLoaded, judge, language)) {
      compared(article)
      await setImmediate()
      if (++done % COMPARED_AT_ONCE === 0) await tellAll()
      if (signal?.aborted) return
    }
    done += await tellAll()
  }
}

/** Tells the stories that are to be told, and compares nothing. @returns how many it told */
export const tellUntold = (ledger: Telling, { judge, story: version }: Versions, language: Language): Promise<number> =>
  tellStale(ledger, { comparisons: kindOf(judge), version }, language, () => {}, undefined)

/** @returns how many stories were told */
async function tellStale(
  ledger: Telling,
  teller: Teller,
  language: Language,
  told: (story: Story) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  let count = 0
  let heeded = { judged: -1, bindings: [] as Binding[] }
  for await (const { article, judged } of ledger.untold(teller)) {
    if (signal?.aborted) break
    if (heeded.judged !== judged) heeded = { judged, bindings: bindingsOf(await ledger.judgements()) }
    const story = await tellOne(ledger, teller, language, { article, ...heeded })
    if (story) {
      count++
      told(story)
    }
    await setImmediate()
  }
  return count
}

async function tellOne(
  ledger: Telling,
  teller: Teller,
  language: Language,
  { article, judged, bindings }: { article: string; judged: number; bindings: readonly Binding[] },
): Promise<Story | null> {
  const kind = teller.comparisons
  const group = await widened(await ledger.linkedTo(kind, [article]), bindings, ledger, kind)
  const [records, comparisons] = await madeOf(group, ledger, kind)
  const story = storyOf(records, comparisons, language, bindingsWithin(bindings, group))
  const isKept = await ledger.tell(teller, {
    ...toldOf(story),
    readings: records.map(({ article, model }) => ({ article: article.id, model })),
    judged,
  })
  return isKept ? story : null
}

/** What is judged of other articles binds nothing here. */
function bindingsWithin(bindings: readonly Binding[], group: readonly string[]): Binding[] {
  const own = new Set(group)
  return bindings.filter((binding) => articlesOf(binding).some((id) => own.has(id)))
}
