/**
 * Records of articles that nobody wrote, as many as wanted and the same for the same seed: what a ledger must carry, without a model.
 *
 * Names and words are drawn with the skew of real news (a few speakers and words are everywhere, most are rare), half of the sources are such
 * as no other article shares ("three harbour officials"), and spans point at the text.
 */
import { createHash } from "node:crypto"
import type { Article, Entity, NoteCode, Record, SourceType, Span, Stance, Statement } from "../src/record/index.ts"

const GIVEN =
  "Maria Anders Leila Tomas Ingrid Pavel Nadia Oskar Wanda Hugo Sefa Ruben Ilse Marek Dagny Yusuf Petra Elias Noor Viktor".split(
    " ",
  )
const START = "Ok Hal Ver Stam Lind Bor Kel Tor Mar Grim Sol Wes Dar Fal Nor Bren Cor Vas Jor Hem".split(" ")
const MIDDLE = "a e i o u ar en ol il un".split(" ")
const END = "for berg sen stad wick mann ström dal lund ova ek ski ton ley by".split(" ")
const BODIES = "Harbour Water Rail Grain Forest Transit Mining Housing Energy Ports".split(" ")
const KINDS = "Authority Ministry Union Council Agency Board".split(" ")
const CUES = [
  ["said", "says"],
  ["denied", "denies"],
  ["confirmed", "confirms"],
  ["warned", "warns"],
  ["promised", "promises"],
  ["demanded", "demands"],
  ["alleged", "alleges"],
  ["believed", "believes"],
  ["condemned", "condemns"],
] as const satisfies readonly (readonly [string, Stance])[]
const NOTES = [
  "anonymous-without-reason",
  "speaker-unsure",
  "quotation-without-speaker",
  "no-date",
] as const satisfies readonly NoteCode[]
const MODEL = { name: "generated", version: "1" }

/** Mulberry32: small, fast, and the same everywhere. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Number `index` of the articles of a seed, by a model of this version: any one can be made without those before it. */
export function generatedRecord(seed: number, index: number, version = MODEL.version): Record {
  const random = chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const pick = (count: number) => Math.floor(count * random() ** 3)
  const day = new Date(Date.UTC(2030, 0, 1) + pick(1500) * 86_400_000).toISOString().slice(0, 10)
  const entities: Entity[] = []
  const statements: Statement[] = []
  let text = ""
  const write = (words: string): Span => {
    const start = text.length
    text += words
    return { start, end: text.length, text: words }
  }
  const speakers = Array.from({ length: 4 + Math.floor(random() * 7) }, () => sourceOf(random, pick))
  const count = 8 + Math.floor(random() * 16)
  for (let i = 0; i < count; i++) {
    const { name, type, kind } = speakers[Math.floor(random() * speakers.length)] ?? NOBODY
    const source = write(name)
    write(" ")
    const [cue, stance] = CUES[pick(CUES.length)] ?? CUES[0]
    const cueSpan = write(cue)
    write(" that ")
    const content = write(sentence(pick, 8 + Math.floor(random() * 14)))
    write(`. ${sentence(pick, 6 + Math.floor(random() * 20))}.${i % 2 ? "\n\n" : " "}`)
    const entity = kind === null ? null : entityIn(entities, { name, kind, mention: source })
    const said = random() < 0.3 ? day : random() < 0.1 ? "PAST_REF" : null
    statements.push(statementOf(`s${i + 1}`, { source, cue: cueSpan, content, entity, type, stance, said }))
  }
  const article = articleOf({
    text,
    index,
    seed,
    day,
    outlet: `${START[pick(20)]}${END[pick(15)]} Courier`,
    title: sentence(pick, 7),
  })
  const notes = Array.from({ length: pick(6) }, (_, i) => ({
    code: NOTES[pick(NOTES.length)] ?? NOTES[0],
    span: statements[i]?.content.spans[0] ?? null,
  }))
  return { article, entities, statements, events: [], times: [], notes, model: { ...MODEL, version } }
}

/** What became of an article: the same, with a paragraph at its end. */
export function laterVersion(record: Record): Record {
  const text = `${record.article.text}\n\nThis page was changed after it was first put out.`
  const sha256 = createHash("sha256").update(text).digest("hex")
  return { ...record, article: { ...record.article, id: sha256.slice(0, 16), sha256, text } }
}

/** A word for each number; low numbers are drawn most. */
function word(n: number): string {
  return (
    `${START[n % 20]}${MIDDLE[Math.floor(n / 20) % 10]}${END[Math.floor(n / 200) % 15]}`.toLowerCase() +
    (n >= 3000 ? MIDDLE[Math.floor(n / 3000) % 10] : "")
  )
}

const sentence = (pick: (count: number) => number, words: number) =>
  Array.from({ length: words }, () => word(pick(30_000))).join(" ")
const person = (n: number) =>
  `${GIVEN[n % 20]} ${START[Math.floor(n / 20) % 20]}${MIDDLE[Math.floor(n / 400) % 10]}${END[Math.floor(n / 4000) % 15]}`
const body = (n: number) => `${BODIES[n % 10]} ${KINDS[Math.floor(n / 10) % 6]}`

interface Source {
  name: string
  type: SourceType
  /** null: the text does not resolve it */
  kind: Entity["type"] | null
}

const NOBODY: Source = { name: "A neighbour", type: "described", kind: null }

function sourceOf(random: () => number, pick: (count: number) => number): Source {
  const which = random()
  const work = BODIES[pick(BODIES.length)]?.toLowerCase()
  if (which < 0.35) return { name: person(pick(30_000)), type: "named", kind: "person" }
  if (which < 0.5) return { name: body(pick(60)), type: "organisation", kind: "organisation" }
  if (which < 0.6) return { name: person(pick(30_000)).split(" ")[1] ?? "", type: "named", kind: "person" }
  if (which < 0.8) return { name: `${2 + pick(7)} ${work} officials`, type: "anonymous", kind: "group" }
  if (which < 0.9) return { name: `The ${work} report`, type: "document", kind: "document" }
  return { ...NOBODY, name: `A ${work} neighbour` }
}

function entityIn(
  entities: Entity[],
  { name, kind, mention }: { name: string; kind: Entity["type"]; mention: Span },
): string {
  const known = entities.find((entity) => entity.name === name)
  if (known) known.mentions.push(mention)
  else entities.push({ id: `e${entities.length + 1}`, name, type: kind, mentions: [mention], descriptors: [] })
  return (known ?? entities.at(-1))?.id ?? "e1"
}

interface Parts {
  source: Span
  cue: Span
  content: Span
  entity: string | null
  type: SourceType
  stance: Stance
  said: string | null
}

function statementOf(id: string, { source, cue, content, entity, type, stance, said }: Parts): Statement {
  return {
    id,
    source: { spans: [source], entity, type, count: null },
    cue: { spans: [cue] },
    content: { spans: [content], quotation: "indirect" },
    stance,
    addressee: null,
    medium: null,
    occasion: null,
    said: said === null ? null : { spans: [cue], value: said },
    hedge: null,
    condition: null,
    via: [],
    within: null,
    confidence: 0.9,
  }
}

function articleOf({
  text,
  index,
  seed,
  day,
  outlet,
  title,
}: {
  text: string
  index: number
  seed: number
  day: string
  outlet: string
  title: string
}): Article {
  const sha256 = createHash("sha256").update(`${seed} ${index} ${text}`).digest("hex")
  const uri = `https://generated.example/${seed}/${index}`
  return {
    id: sha256.slice(0, 16),
    uri,
    url: uri,
    title,
    byline: null,
    outlet,
    published: day,
    updated: null,
    language: "en",
    sha256,
    text,
  }
}
