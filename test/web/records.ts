/** Whole records for looking at: every field filled, none, very many statements, odd letters. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import type { Record } from "../../src/record/index.ts"
import { type Parts, recordOf } from "./build.ts"

export function articleOf(text: string, facts: Partial<Record["article"]> = {}): Record["article"] {
  const sha256 = createHash("sha256").update(text).digest("hex")
  return {
    id: sha256.slice(0, 16),
    uri: "test.txt",
    url: null,
    title: null,
    byline: null,
    outlet: null,
    published: null,
    updated: null,
    language: "en",
    sha256,
    text,
    ...facts,
  }
}

/** A count of votes, with every part that a statement can have. */
export function voteCount(): Record {
  const text = readFileSync(new URL("../../examples/vote-count.txt", import.meta.url), "utf8")
  const facts = {
    uri: "examples/vote-count.txt",
    title: "Aldmoor recount to take three days as both camps claim the palace",
    byline: "Sanna Okell",
    outlet: "Transmere Press",
    published: "2031-06-09",
  }
  return recordOf(articleOf(text, facts), votes)
}

/** A strike: chains over another outlet, statements in statements, refusals, conditions. */
export function quarryTalks(): Record {
  const text = readFileSync(new URL("quarry-talks.txt", import.meta.url), "utf8")
  const facts = {
    uri: "examples/quarry-talks.html",
    url: "https://skarnvalley.example/valley/1882.html",
    title: "Quarry talks break down as owners walk out",
    byline: "Wilhelmina Starck",
    outlet: "Skarn Valley Gazette",
    published: "2030-10-04",
  }
  return recordOf(articleOf(text, facts), talks)
}

/** Nobody is quoted. */
export function fogNotice(): Record {
  const text = "Fog shut the harbour at Brackwater for a second morning.\n\nThe ferries run again from noon."
  return recordOf(articleOf(text, { title: "Fog shuts harbour", outlet: "The Brackwater Post" }), { statements: [] })
}

/** Many statements to a paragraph, each with more to tell than its sentence. */
export function dense(): Record {
  const one = (who: string, what: string) =>
    `${who} told the harbour board on Monday that ${what} would not be paid for.`
  const told = ["Ada Holm", "Ivo Tarn", "Una Pell", "Osk Rand"].flatMap((who) =>
    ["the crane", "the new quay", "the dredger"].map((what) => ({ who, what: `${what} of ${who}` })),
  )
  const paragraphs = [told.slice(0, 6), told.slice(6)].map((all) =>
    all.map(({ who, what }) => one(who, what)).join(" "),
  )
  const text = [...paragraphs, "Nobody was hurt.", "The board meets again in May."].join("\n\n")
  return recordOf(articleOf(text, { title: "Who pays for the crane", published: "2031-03-12" }), {
    statements: told.map(({ who, what }) => ({
      who: `[${who}] told the harbour board on Monday that ${what}`,
      cue: `${who} [told] the harbour board on Monday that ${what}`,
      what: `that ${what} would not be paid for`,
      to: [`${who} told [the harbour board] on Monday that ${what}`],
      said: [`${who} told the harbour board [on Monday] that ${what}`, "2031-03-10"],
    })),
  })
}

/** As long as a book: the strike over and over, its offsets moved along. */
export function book(times: number): Record {
  const one = quarryTalks()
  const step = one.article.text.length + 2
  const text = Array(times).fill(one.article.text).join("\n\n")
  const moved = <T>(part: T, by: number, ids: (id: string) => string): T =>
    JSON.parse(JSON.stringify(part), (key, value) => {
      if (key === "start" || key === "end") return value + by
      if (key === "id" || key === "within" || key === "statement") return value === null ? null : ids(value)
      return value
    })
  const each = Array.from({ length: times }, (_, i) => ({
    statements: moved(one.statements, i * step, (id) => `s${Number(id.slice(1)) + i * one.statements.length}`),
  }))
  return {
    ...one,
    article: articleOf(text, { ...one.article, text, title: "Six weeks in the cold, told many times" }),
    statements: each.flatMap(({ statements }) => statements),
  }
}

const talks: Parts = {
  entities: [
    [
      "Ragna Thole",
      "person",
      ["Ragna Thole", "[Thole] does not", "believe her. “[She] has", "face,” [she]"],
      ["who leads the Stonecutters’ Union"],
    ],
    ["Dolmen Stone", "organisation", ["[Dolmen Stone] said in", "The company"]],
    [
      "Leopold Ansgar",
      "person",
      ["Leopold Ansgar", "[He] said he had", "mediator,” [he]"],
      ["The mediator", "the retired judge"],
    ],
    ["Meridian", "media", ["Meridian"], ["the business daily"]],
    ["Beatrix Dolmen", "person", ["Beatrix Dolmen", "[She] dismissed"], ["Dolmen’s chairwoman"]],
    ["Casimir Hovland", "person", ["Casimir Hovland", "[He] promised"], ["The minister of labour"]],
    ["Stonecutters’ Union", "organisation", ["Stonecutters’ Union", "The union"]],
  ],
  statements: [
    {
      who: "both sides",
      type: "group",
      count: 2,
      cue: "both sides [said]",
      what: "Talks to end the six-week strike at the Dolmen Stone quarries collapsed on Thursday night when the owners left the table",
    },
    {
      who: "Ragna Thole, who leads the Stonecutters’ Union",
      entity: "e1",
      cue: "[said] Ragna Thole",
      what: [
        "“They got up at twenty past ten and did not come back,”",
        "“We are still sitting here. We will sit here tomorrow.”",
      ],
      quotation: "direct",
    },
    {
      who: "[Dolmen Stone] said in",
      entity: "e2",
      type: "organisation",
      cue: "Dolmen Stone [said] in",
      what: "that it had “put a generous offer on the table three times” and that the union had answered each with a new demand",
      quotation: "mixed",
      medium: ["in a statement", "statement"],
    },
    {
      who: "The company",
      entity: "e2",
      type: "organisation",
      cue: "did not say",
      stance: "withholds",
      what: "what the offer was",
    },
    {
      who: "three officials briefed on the talks, who asked not to be named while mediation goes on",
      type: "anonymous",
      count: 3,
      cue: "According to",
      what: "the owners were ready to pay nine per cent over two years",
    },
    {
      who: "A fourth",
      type: "anonymous",
      count: 1,
      cue: "A fourth [said] that",
      what: "that the figure was “nearer seven”",
      quotation: "mixed",
    },
    {
      who: "The mediator, the retired judge Leopold Ansgar",
      entity: "e3",
      cue: "refused to say",
      stance: "withholds",
      what: "which side was to blame",
    },
    {
      who: "[He] said he had",
      entity: "e3",
      cue: "He [said] he had",
      what: "he had told both that he would give up his task unless they met again by Monday",
      condition: "unless they met again by Monday",
    },
    {
      who: "said [he] had told both",
      entity: "e3",
      cue: "had told",
      stance: "warns",
      what: "that he would give up his task unless they met again by Monday",
      to: ["told [both]"],
      condition: "unless they met again by Monday",
      within: 8,
    },
    {
      who: "mediator,” [he]",
      entity: "e3",
      cue: "mediator,” he [said]",
      what: "“If there is no meeting, there is no mediator,”",
      quotation: "direct",
      condition: "If there is no meeting",
    },
    {
      who: "a person close to the family that owns the quarries",
      type: "anonymous",
      count: 1,
      cue: "citing",
      what: "that Dolmen’s chairwoman, Beatrix Dolmen, had told her managers that she would sooner sell the north pit than give in",
      said: ["Earlier in the week", "2030-W40"],
      via: [["the business daily Meridian", "e4", "media"]],
    },
    {
      who: "Dolmen’s chairwoman, Beatrix Dolmen",
      entity: "e5",
      cue: "had [told] her managers",
      stance: "warns",
      what: "that she would sooner sell the north pit than give in",
      to: ["her managers"],
      via: [
        ["a person close to the family that owns the quarries", null, "anonymous"],
        ["the business daily Meridian", "e4", "media"],
      ],
      within: 11,
    },
    {
      who: "[She] dismissed",
      entity: "e5",
      cue: "dismissed",
      stance: "denies",
      what: "the report as “gossip with a byline”",
      quotation: "mixed",
    },
    { who: "[Thole] does not", entity: "e1", cue: "does not believe", stance: "denies", what: "believe [her]" },
    {
      who: "face,” [she]",
      entity: "e1",
      cue: "face,” she [said]",
      what: "“She has said the same to my face,”",
      quotation: "direct",
    },
    {
      who: "The minister of labour, Casimir Hovland",
      entity: "e6",
      cue: "urged",
      stance: "demands",
      what: "to return to the table at once",
      to: ["urged [both sides]"],
    },
    {
      who: "[He] promised",
      entity: "e6",
      cue: "promised",
      stance: "promises",
      what: "that the ministry would pay for the mediation",
    },
    {
      who: "His predecessor, now a lawyer for the company",
      type: "described",
      cue: "has accused",
      stance: "alleges",
      what: "him of siding with the strikers",
    },
    {
      who: "which [he] denies",
      entity: "e6",
      cue: "which he [denies]",
      stance: "denies",
      what: "siding with the strikers",
    },
    { who: null, type: "none", cue: "are said to", what: "have admitted it", hedge: "are said to" },
    { who: "Their lawyer", type: "described", cue: "could not be reached", stance: "withholds", what: [] },
    {
      who: "The union",
      entity: "e7",
      type: "organisation",
      cue: "wants",
      stance: "wants",
      what: "union wants [them voluntary]",
    },
  ],
  events: [
    {
      trigger: "strike",
      type: "PROTEST",
      status: "ongoing",
      who: [["recipient", "Dolmen Stone", "e2"]],
      date: ["22 August", "2030-08-22"],
    },
    {
      trigger: "arrested",
      type: "ARREST",
      status: "occurred",
      who: [
        ["recipient", "Two cutters"],
        ["location", "the south gate"],
      ],
      date: ["on Wednesday", "2030-10-02"],
    },
    {
      trigger: "collapsed",
      type: "REJECT",
      status: "occurred",
      who: [["actor", "the owners"]],
      date: ["Thursday night", "2030-10-03TNI"],
      statement: 1,
    },
    {
      trigger: "give up his task",
      type: "RETREAT",
      status: "threatened",
      who: [["actor", "Leopold Ansgar", "e3"]],
      date: ["by Monday", "2030-10-07"],
      statement: 9,
    },
    {
      trigger: "sell the north pit",
      type: "CONSULT",
      status: "proposed",
      who: [["actor", "Beatrix Dolmen", "e5"]],
      statement: 12,
    },
    {
      trigger: "return to the table",
      type: "CONSULT",
      status: "proposed",
      who: [["actor", "urged [both sides]"]],
      statement: 16,
    },
    {
      trigger: "siding",
      type: "SUPPORT",
      status: "denied",
      who: [
        ["actor", "Casimir Hovland", "e6"],
        ["recipient", "the strikers"],
      ],
      statement: 19,
    },
  ],
  times: [
    ["Thursday night", "TIME", "2030-10-03TNI", "publication"],
    ["Earlier in the week", "DATE", "2030-W40", "publication"],
    ["by [Monday]", "DATE", "2030-10-07", "publication"],
    ["on [Wednesday]", "DATE", "2030-10-02", "publication"],
    ["22 August", "DATE", "2030-08-22", "publication"],
  ],
  notes: [
    ["hedge-without-source", "are said to"],
    ["anonymous-without-reason", "A fourth"],
    ["descriptor-differs", null],
  ],
}

const votes: Parts = {
  entities: [
    [
      "Yusra Bellamy",
      "person",
      ["Yusra Bellamy", 'leave quietly," [Bellamy]'],
      ["The head of Aldmoor's electoral commission"],
    ],
    ["Henrik Aldous", "person", ["Henrik Aldous", "[Aldous] has refused"], ["President"]],
    ["Noor Castellane", "person", ["Noor Castellane", "[Castellane] said"], ["the former central banker"]],
    ["Transmere Press", "media", ["told [Transmere Press]"]],
    ["Aldmoor Dagsavis", "media", ["Aldmoor Dagsavis"]],
    ["Lotte Brandis", "person", ["Lotte Brandis"], ["An interior ministry spokeswoman"]],
    ["Observers from the Hollin Centre", "group", ["Observers from the Hollin Centre", "They"]],
    ["Ivo Marsh", "person", ["Ivo Marsh"], ["The governor"]],
    ["Aldmoor's electoral commission", "organisation", ["Aldmoor's electoral commission", "The commission"]],
  ],
  statements: [
    {
      who: "The head of Aldmoor's electoral commission",
      entity: "e1",
      cue: "commission [said] on Monday",
      what: "that the recount of Sunday's vote would take at least three days",
      said: ["on Monday", "2031-06-09"],
    },
    {
      who: "The head of Aldmoor's electoral commission",
      entity: "e1",
      cue: "warned",
      stance: "warns",
      what: "both camps against declaring victory before it was over",
      said: ["on Monday", "2031-06-09"],
    },
    {
      who: "the commissioner, Yusra Bellamy",
      entity: "e1",
      cue: "told",
      what: [
        '"Whoever claims the palace tonight claims it from nobody,"',
        '"The numbers on television are not our numbers."',
      ],
      quotation: "direct",
      medium: ["a news conference", "statement"],
    },
    {
      who: "President Henrik Aldous, who is seeking a third term,",
      entity: "e2",
      cue: "had said",
      what: 'that he had won "clearly, and in the first round"',
      quotation: "mixed",
      medium: ["on state radio", "broadcast"],
      said: ["hours earlier", "2031-06-09"],
    },
    {
      who: "His challenger, the former central banker Noor Castellane,",
      entity: "e3",
      cue: "called",
      stance: "denies",
      what: 'the claim "a fairy tale told to frighten the counters"',
      quotation: "mixed",
    },
    {
      who: "A Western diplomat and two members of the commission",
      type: "anonymous",
      count: 3,
      cue: "told",
      what: "that Castellane was ahead in nine of fourteen provinces",
      to: ["told [Transmere Press]", "e4"],
    },
    {
      who: "The commission",
      entity: "e9",
      type: "organisation",
      cue: "declined to comment on",
      stance: "withholds",
      what: "partial results",
    },
    {
      who: "an interior ministry document",
      type: "document",
      cue: "citing",
      what: "that turnout in the northern province of Esk had been entered twice",
      via: [["The newspaper Aldmoor Dagsavis", "e5", "media"]],
    },
    {
      who: "An interior ministry spokeswoman, Lotte Brandis,",
      entity: "e6",
      cue: "did not deny",
      stance: "withholds",
      what: "that the document existed",
    },
    {
      who: "An interior ministry spokeswoman, Lotte Brandis,",
      entity: "e6",
      cue: "but [said] that it had been",
      what: 'that it had been "read by people who cannot read a table"',
      quotation: "mixed",
    },
    {
      who: "Observers from the Hollin Centre",
      entity: "e7",
      type: "group",
      cue: "[said] in a preliminary report",
      what: "that voting had been calm",
      medium: ["in a preliminary report", "document"],
    },
    {
      who: "They",
      entity: "e7",
      type: "group",
      cue: "added",
      what: "that they had been kept out of four counting halls, allegedly on orders from the governor",
    },
    {
      who: null,
      type: "none",
      cue: "allegedly",
      stance: "alleges",
      what: "on orders from the governor",
      hedge: "allegedly",
      within: 12,
    },
    {
      who: "The governor, Ivo Marsh,",
      entity: "e8",
      cue: "denied",
      stance: "denies",
      what: "giving any such order",
    },
    {
      who: "[Aldous] has refused",
      entity: "e2",
      cue: "has refused to say",
      stance: "withholds",
      what: "whether he would accept a defeat",
    },
    {
      who: "[Castellane] said",
      entity: "e3",
      cue: "Castellane [said] last week",
      stance: "promises",
      what: "that she would",
      said: ["last week", "2031-W23"],
    },
    {
      who: 'leave quietly," [Bellamy]',
      entity: "e1",
      cue: "Bellamy [said]",
      what: [
        '"I asked the president two weeks ago if he would leave quietly,"',
        '"He told me that he had not been asked to leave."',
      ],
      quotation: "direct",
    },
    {
      who: '"[I] asked',
      entity: "e1",
      cue: "asked",
      stance: "asks",
      what: "if he would leave quietly",
      to: ["the president", "e2"],
      said: ["two weeks ago", "2031-05-26"],
      within: 17,
    },
    {
      who: "He",
      entity: "e2",
      cue: "He [told] me",
      stance: "withholds",
      what: "that he had not been asked to leave",
      to: ["told [me]", "e1"],
      within: 17,
    },
    {
      who: "its chief of staff",
      type: "described",
      cue: "[said] on Saturday",
      stance: "promises",
      what: "would stay in its barracks",
      said: ["on Saturday", "2031-06-07"],
    },
  ],
  events: [
    { trigger: "vote", type: "COOPERATE", status: "occurred", date: ["Sunday's", "2031-06-08"] },
    { trigger: "recount", type: "INVESTIGATE", status: "ongoing", date: ["on Monday", "2031-06-09"], statement: 1 },
    {
      trigger: "kept out",
      type: "COERCE",
      status: "occurred",
      who: [["recipient", "They", "e7"]],
      statement: 12,
    },
    { trigger: "such [order]", type: "COERCE", status: "denied", who: [["actor", "Ivo Marsh", "e8"]], statement: 14 },
    { trigger: "a second round", type: "COOPERATE", status: "possible", date: ["June 22", "2031-06-22"] },
    {
      trigger: "governed",
      type: "COERCE",
      status: "occurred",
      who: [["actor", "The army"]],
      date: ["2019", "2019"],
    },
  ],
  times: [
    ["on Monday", "DATE", "2031-06-09", "publication"],
    ["Sunday's", "DATE", "2031-06-08", "publication"],
    ["at least three days", "DURATION", "P3D", null],
    ["hours earlier", "TIME", "2031-06-09", "publication"],
    ["June 22", "DATE", "2031-06-22", "publication"],
    ["last week", "DATE", "2031-W23", "publication"],
    ["two weeks ago", "DATE", "2031-05-26", "publication"],
    ["2019", "DATE", "2019", null],
    ["on Saturday", "DATE", "2031-06-07", "publication"],
  ],
  notes: [
    ["hedge-without-source", "allegedly"],
    ["speaker-unsure", "its chief of staff"],
  ],
}
