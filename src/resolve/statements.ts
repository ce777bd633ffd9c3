/** Attributions, and what each pass found of them → statements. */
import type { Language } from "../language/index.ts"
import type { Article, Attribution, Entity, Reading, Relay, Span, Statement } from "../record/index.ts"
import { spanOf } from "../record/index.ts"
import { becauseOf } from "./because.ts"
import type { Chained } from "./chains/index.ts"
import type { Frames } from "./frames/index.ts"
import { heardBy } from "./hearers.ts"
import { quotationOf } from "./quotation.ts"
import type { Rest } from "./rests/index.ts"
import type { Others, Speakers } from "./speakers/index.ts"
import type { Judged } from "./stances/index.ts"

interface Known {
  article: Article
  language: Language
  reading: Reading
  chains: readonly Chained[]
  speakers: Speakers
  others: Others
  entities: readonly Entity[]
  attributions: readonly Attribution[]
  stances: readonly Judged[]
  frames: readonly Frames[]
  rests: readonly (Rest | null)[]
}

/** One for each attribution that has a content: "She said" with nothing said is no statement. In the order of the attributions. */
export function statementsOf(known: Known): Statement[] {
  const { article, reading, speakers, others, attributions, chains, stances } = known
  const parts = attributions.flatMap((attribution, i) => {
    const [source, frames, chain, judged] = [speakers.sources[i], known.frames[i], chains[i], stances[i]]
    const [who, sure] = [speakers.because[i], speakers.sure[i] ?? 1]
    if (!source || !frames || !chain || !judged || !who) return []
    const relays = others.via[i] ?? []
    const rest = known.rests[i]
    const links: Pick<Relay, "spans" | "carried">[] = [
      ...chain.via.map((spans) => ({ spans })),
      ...(rest ? [{ spans: [rest.span], ...(rest.carried && { carried: rest.carried }) }] : []),
    ]
    const via = links.flatMap(({ spans, ...mark }, k) => (relays[k] ? [{ spans, ...relays[k], ...mark }] : []))
    return { attribution, source, chain, judged, via, frames, who, sure, heard: others.addressees[i] ?? null }
  })
  const names = new Map(known.entities.map(({ id, name }) => [id, name]))
  const ids = new Map<number, string>()
  for (const [i, { attribution, chain }] of parts.entries())
    if (attribution.content.length && chain.isSaid) ids.set(i, `s${ids.size + 1}`)
  // What stands in words that are no statement stands in the statement around them.
  const idOf = (at: number | null): string | null =>
    at === null ? null : (ids.get(at) ?? (parts[at]?.chain.isSaid ? null : idOf(parts[at]?.attribution.within ?? null)))
  return parts.flatMap((part, i) => {
    const { attribution, source, chain, judged, via, frames } = part
    const id = ids.get(i)
    if (!id) return []
    const { medium, occasion, said, hedge, condition } = frames
    const carried = (field: Parameters<typeof frames.carried.has>[0]) =>
      frames.carried.has(field) ? { carried: true as const } : {}
    const outer = attribution.within === null ? undefined : parts[attribution.within]?.source
    const around = outer ? { entity: outer.entity, name: names.get(outer.entity ?? "") ?? null } : null
    const addressee = chain.addressee ?? frames.addressee
    return {
      id,
      source,
      cue: { spans: attribution.cue },
      content: { spans: attribution.content, quotation: quotationOf(article.text, attribution, reading.quotations) },
      stance: judged.stance,
      addressee: addressee && {
        spans: [addressee],
        entity: heardBy(known.language, {
          hearer: addressee,
          heard: part.heard,
          teller: source.entity,
          around,
        }),
        ...(addressee === chain.addressee ? {} : carried("addressee")),
      },
      medium: medium && { spans: [medium.span], kind: medium.kind, ...carried("medium") },
      occasion: shown(occasion),
      said: said && { spans: [spanOf(article.text, said.start, said.end)], value: said.value, ...carried("said") },
      hedge: shown(hedge),
      condition: shown(condition),
      via,
      within: idOf(attribution.within),
      confidence: Math.round(attribution.confidence * part.sure * 100) / 100,
      because: becauseOf(part),
    }
  })
}

const shown = (span: Span | null) => span && { spans: [span] }
