/** Articles on one matter, as they come by chance: who said what, who had it from whom, dated or not. Told to `written`. */
import fc from "fast-check"
import type { Record } from "../../src/record/index.ts"
import { type Said, written } from "./records.ts"

/** Each in several wordings, the last of them short. */
const CLAIMS: readonly (readonly string[])[] = [
  [
    "the outer quay at Grellau will be closed in June",
    "in June the outer quay at Grellau will be closed to freighters",
  ],
  ["eleven fishing boats sank during the January storms", "the January storms sank eleven fishing boats"],
  [
    "divers photographed hollow pillars beneath the cranes",
    "hollow pillars were photographed beneath the cranes by divers",
  ],
  ["Osselin Shipping knew about the damage since autumn", "since autumn Osselin Shipping knew of all the damage"],
  ["boats sank", "boats sank"],
]
const SPEAKERS: readonly Omit<Said, "says">[] = [
  { by: "Ines Carrow, director of the Harbour Authority,", name: "Ines Carrow" },
  { by: "Carrow", name: "Ines Carrow" },
  { by: "Jun Hald" },
  { by: "the Harbour Authority", type: "organisation" },
  { by: "a spokeswoman for the Harbour Authority", type: "described" },
  { by: "the Osselin spokesman", type: "described" },
  { by: "two officials", type: "anonymous", count: 2 },
  { by: "an official", type: "anonymous", count: 1 },
  { by: "three people close to the talks", type: "anonymous", count: 3 },
  { by: "a report", type: "document" },
  { by: "the ministry", type: "organisation", entity: "government" },
]
/** The last of them has no article at hand. */
const OUTLETS = [
  "Havel Courier",
  "Ostby Globe",
  "Northern Light Agency",
  "Radio Fjord",
  "Osselin Shipping",
  "Salt & Sail",
]
const DATES = [
  null,
  "2031-03-03",
  "2031-03-03T08:00:00Z",
  "2031-03-03T23:00:00-05:00",
  "2031-03-04",
  "2031-03-05T10:00:00+01:00",
]

const KINDS = [
  "said",
  "quoted",
  "told",
  "cites",
  "through",
  "plain",
  "hedged",
  "both",
  "inner",
  "denies",
  "withholds",
] as const

interface Part {
  kind: (typeof KINDS)[number]
  claim: number
  wording: number
  speaker: number
  other: number
  outlet: number
}

interface Told {
  outlet: string | null
  on: string | null
  parts: readonly Part[]
}

const upTo = (list: readonly unknown[]) => fc.nat(list.length - 1)
const part: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom(...KINDS),
  claim: upTo(CLAIMS),
  wording: fc.nat(1),
  speaker: upTo(SPEAKERS),
  other: upTo(SPEAKERS),
  outlet: upTo(OUTLETS),
})
const article: fc.Arbitrary<Told> = fc.record({
  outlet: fc.constantFrom(null, ...OUTLETS.slice(0, -1)),
  on: fc.constantFrom(...DATES),
  parts: fc.array(part, { minLength: 1, maxLength: 4 }),
})

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A sentence, and the statements of which it is made. */
function sentenceOf({ kind, claim, wording, ...rest }: Part): { sentence: string; said: Said[] } {
  const says = CLAIMS[claim]?.[wording] ?? ""
  const speaker = { by: "", ...SPEAKERS[rest.speaker] }
  const other = { by: "", ...SPEAKERS[rest.other] }
  const outlet = OUTLETS[rest.outlet] ?? ""
  const one = (sentence: string, said: Said) => ({ sentence: capital(sentence), said: [said] })
  switch (kind) {
    case "said":
      return one(`later on ${speaker.by} said that ${says}.`, { ...speaker, says, cue: "said" })
    case "quoted":
      return one(`"${capital(says)}," ${speaker.by} said.`, {
        ...speaker,
        says: capital(says),
        cue: "said",
        quotation: "direct",
      })
    case "told":
      return one(`later on ${speaker.by} told ${outlet} that ${says}.`, { ...speaker, says, cue: "told", to: outlet })
    case "cites":
      return one(`on its page ${outlet} reported that ${says}.`, { by: outlet, type: "media", says, cue: "reported" })
    case "through":
      return one(`on ${outlet}, ${speaker.by} said that ${says}.`, { ...speaker, says, via: outlet })
    case "plain":
      return { sentence: `${capital(says)}.`, said: [] }
    case "hedged":
      return one(`it is reportedly so that ${says}.`, { says, hedge: "reportedly" })
    case "both":
      return {
        sentence: `Later on ${speaker.by} and ${other.by} said that ${says}.`,
        said: [speaker, other].map((each) => ({ ...each, says, cue: "said" })),
      }
    case "inner": {
      const within = `${other.by} had told them that ${says}`
      return {
        sentence: `Later on ${speaker.by} said that ${within}.`,
        said: [
          { ...speaker, says: within, cue: "said" },
          { ...other, says, cue: "told", within: 1 },
        ],
      }
    }
    case "denies":
      return one(`then the Divers' Club denied that ${says}.`, DENIER({ says, stance: "denies", cue: "denied" }))
    case "withholds":
      return one(
        "asked again, the Divers' Club declined to comment.",
        DENIER({ says: "", stance: "withholds", cue: "declined" }),
      )
  }
}

/** Who never carries anything. */
const DENIER = (said: Said): Said => ({ by: "the Divers' Club", type: "organisation", ...said })
export const DENIES = "the Divers' Club"

/** So many words of an article's own that others are known to print them. */
function fillerOf(i: number): string {
  const word = (k: number) =>
    [i * 7 + k, k * 5 + i, i + k * 3].map((n) => "bdfglmnprstvz".charAt(n % 13) + "aeiou".charAt(n % 5)).join("")
  return Array.from({ length: 5 }, (_, line) =>
    capital(`${Array.from({ length: 12 }, (_, k) => word(line * 12 + k)).join(" ")}.`),
  ).join(" ")
}

function recordOf(id: string, { outlet, on, parts }: Told, filler: string): Record {
  const said: Said[] = []
  let text = ""
  for (const each of parts.map(sentenceOf)) {
    const [from, before] = [text.length, said.length]
    said.push(...each.said.map((one) => ({ ...one, from, ...(one.within && { within: one.within + before }) })))
    text += `${each.sentence}\n\n`
  }
  text += filler
  return written(id, { outlet, on }, text, ...said)
}

const idOf = (random: number, i: number) => `${random.toString(16).padStart(8, "0")}${String(i).padStart(8, "0")}`

/** From one article to six, with their ids in no order of time. */
export const anyArticles: fc.Arbitrary<Record[]> = fc
  .tuple(fc.array(article, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(999)))
  .map(([all, numbers]) => all.map((told, i) => recordOf(idOf(numbers.next().value, i), told, fillerOf(i))))

export const denial = (claim: number): Record =>
  recordOf(
    "denial",
    {
      outlet: null,
      on: "2031-03-01",
      parts: [{ kind: "denies", claim: claim % CLAIMS.length, wording: 0, speaker: 0, other: 0, outlet: 0 }],
    },
    "",
  )
