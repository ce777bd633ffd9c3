/**
 * Looking through what came since, for everybody who wants to be told of something. How the claims stood is in the ledger, and is replaced together with keeping the alerts: a
 * program that is killed in between has told nothing, and tells it when it runs again.
 */
import type { KeptClaim, Ledger, Mark, Saved } from "../../../ledger/index.ts"
import type { Alert, Claim, Story } from "../../../record/index.ts"
import { type ClaimFilter, claimsAsked } from "../../../story/index.ts"
import type { WatchParts } from "../parts.ts"
import { alertOfFinding, alertOfStatement } from "./alert.ts"
import { findingsOf } from "./claims.ts"
import { ClaimState, carriersOf, placeOf, stateOf } from "./state.ts"
import { statementsFound } from "./statements.ts"
import { type Versions, versionsOf } from "./versions.ts"

/** Somebody who wants to be told, while stories are looked through for them. */
interface Listener {
  saved: Saved
  /** how its claims stood, by the places that carried them */
  states: Map<string, { claim: string; state: ClaimState }>
  /** articles that came since */
  fresh: ReadonlySet<string>
  alerts: Alert[]
  claims: KeptClaim[]
}

type RaiseParts = Pick<WatchParts, "ledger" | "told" | "now">

/**
 * @param webhooks to which every alert goes, beside that of whoever wanted it
 * @returns alerts that were not raised before
 */
export async function raiseAlerts(parts: RaiseParts, webhooks: readonly string[]): Promise<Alert[]> {
  const { ledger, now } = parts
  const mark = await ledger.watches.mark()
  const behind = (await ledger.watches.saved()).filter(
    ({ upto }) => upto.article < mark.article || upto.judgement < mark.judgement,
  )
  const listeners = await Promise.all(behind.map((saved) => listenerOf(saved, ledger)))
  const at = new Date(now()).toISOString()
  const articles = touched(listeners, mark)
  if (articles.length > 0)
    for await (const story of parts.told(articles)) await lookThrough(story, listeners, ledger, at)
  const raised: Alert[] = []
  for (const { saved, alerts, claims } of listeners) {
    const { wanted, webhook } = saved
    const found = "search" in wanted ? await statementsFound(ledger, wanted.search, saved) : []
    raised.push(
      ...(await ledger.watches.raise(saved.number, mark, {
        alerts: [...found.map((each) => alertOfStatement(saved, each, at)), ...alerts],
        claims,
        webhooks: webhook === null ? webhooks : [webhook, ...webhooks],
      })),
    )
  }
  return raised
}

/** How the claims that somebody asks for stand now. From here on what changes is told. */
export async function standingNow(
  { ledger, told }: Pick<RaiseParts, "ledger" | "told">,
  wanted: Saved["wanted"],
  articles: readonly string[],
): Promise<KeptClaim[]> {
  const found: KeptClaim[] = []
  if (articles.length === 0) return found
  for await (const story of told(articles)) {
    const claims = claimsFor(wanted, story)
    const versions = await versionsIn(claims, story, ledger)
    for (const claim of claims) found.push(keptOf(claim, versions))
  }
  return found
}

async function listenerOf(saved: Saved, ledger: Ledger): Promise<Listener> {
  const kept = await ledger.watches.claims(saved.number)
  const states = new Map<string, { claim: string; state: ClaimState }>()
  for (const { claim, state: json } of kept) {
    const state = ClaimState.parse(JSON.parse(json))
    for (const place of state.carriers) states.set(place, { claim, state })
  }
  return { saved, states, fresh: new Set(await ledger.watches.since(saved.upto)), alerts: [], claims: [] }
}

/** Articles whose stories may have changed: those that came, and after a judgement all whose claims are watched. */
function touched(listeners: readonly Listener[], mark: Mark): string[] {
  return [
    ...new Set(
      listeners.flatMap(({ saved, states, fresh }) => [
        ...fresh,
        ...(saved.upto.judgement < mark.judgement ? [...states.keys()].map(articleOf) : []),
      ]),
    ),
  ]
}

const articleOf = (place: string) => place.slice(0, place.indexOf("/"))

async function lookThrough(story: Story, listeners: readonly Listener[], ledger: Ledger, at: string): Promise<void> {
  const asked = listeners.map((listener) => ({ listener, claims: watchedIn(story, listener) }))
  const claims = asked.flatMap((each) => each.claims.map(({ claim }) => claim))
  const versions = await versionsIn(claims, story, ledger)
  for (const { listener, claims } of asked) {
    for (const { claim, before } of claims) {
      const isNew = (article: string) => listener.fresh.has(article)
      const findings = before === null ? [] : findingsOf(before.state, { claim, story, versions, isNew })
      listener.alerts.push(...findings.flatMap((finding) => alertOfFinding(listener.saved, finding, versions, at)))
      listener.claims.push({ ...keptOf(claim, versions), ...(before ? { claim: before.claim } : {}) })
    }
  }
}

/** Claims that stood in the listener's list before, wherever their first carriers have gone, and those that a search finds now. */
function watchedIn(story: Story, { saved, states }: Listener) {
  const found = new Set("search" in saved.wanted ? claimsFor(saved.wanted, story) : [])
  return story.claims.flatMap((claim) => {
    const before = carriersOf(claim).flatMap((carrier) => states.get(placeOf(carrier)) ?? [])[0] ?? null
    return before !== null || found.has(claim) ? [{ claim, before }] : []
  })
}

function claimsFor(wanted: Saved["wanted"], story: Story): Claim[] {
  if ("claim" in wanted)
    return story.claims.filter((claim) => carriersOf(claim).some((carrier) => placeOf(carrier) === wanted.claim))
  const { words, speaker, outlet, stance, sourceType } = wanted.search
  // A claim has many stances and sources: who asks for one of them asks for statements.
  if (stance !== undefined || sourceType !== undefined) return []
  const filter: ClaimFilter = {
    ...(words === undefined ? {} : { words }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(outlet === undefined ? {} : { outlet }),
  }
  return claimsAsked(story, filter)
}

/** By its first place, as it is now; who finds it again keeps the name that it had. */
function keptOf(claim: Claim, versions: Versions): KeptClaim {
  const state = stateOf(claim, versions)
  return { claim: state.carriers[0] ?? claim.id, state: JSON.stringify(state) }
}

/** Of all articles that a claim, or a figure of it, stands in. */
function versionsIn(claims: readonly Claim[], { changes }: Story, ledger: Ledger): Promise<Versions> {
  if (claims.length === 0) return versionsOf(ledger, [])
  const figures = changes.filter(({ kind }) => kind === "figure").flatMap(({ values }) => values)
  const statements = claims.flatMap((claim) => claim.statements)
  return versionsOf(
    ledger,
    [...statements, ...figures].map(({ article }) => article),
  )
}
