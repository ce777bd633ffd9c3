/** What a claim rests on: made of whole articles, for the way from one to the next is in what they print of each other. */
import { describe, expect, it } from "vitest"
import { told, written } from "../../../test/story/records.ts"
import type { Claim, ClaimLink, Record } from "../../record/index.ts"

/** The claim of the closing, which most of the statements are of. */
async function claimIn(...records: readonly Record[]): Promise<Claim> {
  const { claims } = await told(...records)
  const about = ({ statements }: Claim) => statements.filter(({ span }) => /\bclosed?\b/.test(span.text)).length
  const [claim] = claims.toSorted((a, b) => about(b) - about(a))
  if (!claim) throw new Error("no claim")
  return claim
}
const origins = ({ origins }: Claim) => origins.map(({ who, articles }) => `${who}: ${articles.join(" ")}`)
const end = (of: ClaimLink["from"] | ClaimLink["to"]) =>
  "article" in of ? of.article : "outlet" in of ? of.outlet : of.origin
const links = ({ links }: Claim) =>
  links.map(({ from, to, reason, certain }) => `${end(from)} > ${end(to)} ${reason}${certain ? "" : "?"}`)

const QUAY = "the outer quay at Grellau will be closed for three months"
const master = { says: QUAY, by: "Ines Carrow", called: ["director of the Harbour Authority"], cue: "said" }
const first = written(
  "a",
  { outlet: "Northern Light Agency", on: "2031-03-03" },
  `GRELLAU, March 3 (NLA) - Ines Carrow, director of the Harbour Authority, said that ${QUAY}. Divers found two of its pillars hollowed out by the storms of the winter, and ships of more than forty metres will be sent to Port Havel until they are mended. The quay handles a third of the grain that leaves the country by sea, most of it for mills on the southern coast.`,
  master,
)

describe("a claim", () => {
  it("rests on whoever an article says said it", async () => {
    const claim = await claimIn(first)
    expect(claim.origins).toMatchObject([
      { id: "o1", who: "Ines Carrow", type: "named", because: [{ article: "a", reason: "said" }] },
    ])
    expect(claim.links).toMatchObject([
      { from: { origin: "o1" }, to: { article: "a" }, reason: "said", span: { text: "Ines Carrow" }, certain: true },
    ])
    expect(claim).toMatchObject({ independent: 1, atLeast: 1, heardBy: 1, circular: false })
  })

  it("rests on the outlet's own word where nobody is named", async () => {
    const claim = await claimIn(
      written("b", { outlet: "Havel Courier", on: "2031-03-03" }, "The outer quay at Grellau will be closed."),
    )
    expect(claim.origins).toMatchObject([{ who: "Havel Courier", type: "media", because: [{ reason: "own" }] }])
    expect(links(claim)).toEqual(["o1 > b own"])
  })

  it("gets no further origin from a copy, credited or not", async () => {
    const { text } = first.article
    const credited = written("b", { outlet: "Havel Courier", on: "2031-03-04" }, text, master)
    const plain = written(
      "c",
      { outlet: "Ostby Globe", on: "2031-03-04" },
      text.replace("GRELLAU, March 3 (NLA) - ", ""),
      master,
    )
    const claim = await claimIn(first, credited, plain)
    expect(origins(claim)).toEqual(["Ines Carrow: a b c"])
    expect(links(claim)).toEqual(["o1 > a said", "a > b credit", "a > c copy"])
    expect(claim).toMatchObject({ independent: 1, heardBy: 1 })
  })

  it("is had from the article that a rewrite cites", async () => {
    const rewrite = written(
      "b",
      { outlet: "Ostby Globe", on: "2031-03-05" },
      "Grellau loses its outer quay. It will be closed for three months, Northern Light Agency reported.",
      {
        says: "It will be closed for three months",
        by: "Northern Light Agency",
        type: "media",
        cue: "reported",
      },
    )
    const shared = written("a2", { outlet: "Northern Light Agency", on: "2031-03-03" }, first.article.text, {
      ...master,
      says: "will be closed for three months",
    })
    const claim = await claimIn(shared, rewrite)
    expect(origins(claim)).toEqual(["Ines Carrow: a2 b"])
    expect(links(claim)).toEqual(["o1 > a2 said", "a2 > b cites"])
    expect(claim.links[1]?.span?.text).toBe("Northern Light Agency")
    expect(claim.heardBy).toBe(1)
  })

  it("is had from an outlet of which no article is at hand, by its name: there the way ends", async () => {
    const claim = await claimIn(
      written("b", { outlet: "Ostby Globe", on: "2031-03-05" }, `According to Radio Fjord, ${QUAY}.`, {
        says: QUAY,
        by: "Radio Fjord",
        type: "media",
        cue: "According to",
      }),
    )
    expect(claim.origins).toMatchObject([{ who: "Radio Fjord", type: "media", articles: ["b"] }])
    expect(links(claim)).toContain("Radio Fjord > b cites")
    expect(claim).toMatchObject({ independent: 1, heardBy: 0 })
  })

  it("that somebody told another outlet was heard by that one alone", async () => {
    const claim = await claimIn(
      written("b", { outlet: "Ostby Globe", on: "2031-03-05" }, `Jun Hald told Radio Fjord that ${QUAY}.`, {
        says: QUAY,
        by: "Jun Hald",
        cue: "told",
        to: "Radio Fjord",
      }),
    )
    expect(origins(claim)).toEqual(["Jun Hald: b"])
    expect(links(claim)).toEqual(["o1 > Radio Fjord said", "Radio Fjord > b told"])
    expect(claim.heardBy).toBe(0)
  })

  it("without a source leans on the earliest that had it, and that is not certain", async () => {
    const second = written("b", { outlet: "Ostby Globe", on: "2031-03-06" }, `Jun Hald, a pilot, said that ${QUAY}.`, {
      says: QUAY,
      by: "Jun Hald",
    })
    const laundered = written(
      "c",
      { outlet: "Havel Courier", on: "2031-03-07" },
      "For three months the outer quay at Grellau will be closed.",
    )
    const claim = await claimIn(laundered, second, first)
    expect(origins(claim)).toEqual(["Ines Carrow: a c", "Jun Hald: b"])
    expect(links(claim)).toEqual(["o1 > a said", "o2 > b said", "a > c unattributed?"])
    expect(claim.links.at(-1)?.span?.text).toBe("For three months the outer quay at Grellau will be closed")
    expect(claim.independent).toBe(2)
  })

  it("is one origin and was heard by several where several were at one press conference", async () => {
    const at = (id: string, outlet: string, before: string, says: string) =>
      written(id, { outlet, on: "2031-03-03" }, `${before} Ines Carrow said that ${says}.`, { says, by: "Ines Carrow" })
    const claim = await claimIn(
      at("a", "Havel Courier", "Shopkeepers are worried.", QUAY),
      at("b", "Ostby Globe", "The pilots were not asked.", `${QUAY} from Monday`),
      at("c", "Radio Fjord", "It rained.", QUAY),
    )
    expect(origins(claim)).toEqual(["Ines Carrow: a b c"])
    expect(claim).toMatchObject({ independent: 1, atLeast: 1, heardBy: 3 })
  })

  it("is heard of one sayer by one outlet once, in however many articles", async () => {
    const again = (id: string, on: string) =>
      written(id, { outlet: "Havel Courier", on }, `Ines Carrow said that ${QUAY}.`, { says: QUAY, by: "Ines Carrow" })
    expect(await claimIn(again("a", "2031-03-03"), again("b", "2031-03-09"))).toMatchObject({
      independent: 1,
      heardBy: 1,
    })
  })

  it("is had from one where two give the same long quotation, whatever they call the speaker", async () => {
    const words = "We will close the outer quay for three months and not a day longer"
    const by = (id: string, outlet: string, by: string, quotation: "direct" | "indirect") =>
      written(id, { outlet, on: "2031-03-03" }, `"${words}," ${by} said.`, {
        says: words,
        by,
        type: "described",
        quotation,
      })
    const quoted = await claimIn(
      by("a", "Havel Courier", "a tall man", "direct"),
      by("b", "Ostby Globe", "the diver", "direct"),
    )
    expect(quoted).toMatchObject({ independent: 1, heardBy: 2 })
    const retold = await claimIn(
      by("a", "Havel Courier", "a tall man", "indirect"),
      by("b", "Ostby Globe", "the diver", "indirect"),
    )
    expect(retold.independent).toBe(2)
  })

  it("has two origins in two people with names, and one that nobody can tell from another counts for none that is certain", async () => {
    const by = (id: string, outlet: string, by: string, type: "named" | "anonymous", count = 1) =>
      written(id, { outlet, on: `2031-03-0${id}` }, `${by} said that ${QUAY}.`, { says: QUAY, by, type, count })
    const named = [by("3", "Havel Courier", "Jun Hald", "named"), by("4", "Ostby Globe", "Ada Quill", "named")]
    expect(await claimIn(...named)).toMatchObject({ independent: 2, atLeast: 2, heardBy: 2 })
    const hidden = by("5", "Radio Fjord", "Two officials", "anonymous", 2)
    expect(await claimIn(...named, hidden)).toMatchObject({ independent: 3, atLeast: 2, heardBy: 3 })
    expect(await claimIn(hidden)).toMatchObject({ independent: 1, atLeast: 1 })
  })

  it("has no origin of its own in three officials where two and one are known", async () => {
    const by = (id: string, outlet: string, by: string, count: number) =>
      written(id, { outlet, on: `2031-03-0${id}` }, `${by} said that ${QUAY}.`, {
        says: QUAY,
        by,
        type: "anonymous",
        count,
      })
    const two = by("3", "Havel Courier", "Two officials", 2)
    const one = by("4", "Ostby Globe", "An official", 1)
    const three = by("5", "Radio Fjord", "Three people", 3)
    const claim = await claimIn(two, one, three)
    expect(origins(claim)).toEqual(["Two officials: 3 5", "An official: 4 5"])
    expect(await claimIn(two, three)).toMatchObject({ independent: 2 })
    expect(await claimIn(two, one, by("5", "Radio Fjord", "Four people", 4))).toMatchObject({ independent: 3 })
  })

  it("that two outlets have from each other goes round in a circle", async () => {
    const cites = (id: string, own: string, outlet: string, on: string) =>
      written(id, { outlet: own, on }, `${outlet} reported that ${QUAY}.`, {
        says: QUAY,
        by: outlet,
        type: "media",
        cue: "reported",
      })
    const there = cites("b", "Ostby Globe", "Havel Courier", "2031-03-04")
    const back = cites("c", "Havel Courier", "Ostby Globe", "2031-03-05")
    const heard = written("a", { outlet: "Havel Courier", on: "2031-03-03" }, `Jun Hald said that ${QUAY}.`, {
      says: QUAY,
      by: "Jun Hald",
    })
    expect((await claimIn(heard, there)).circular).toBe(false)
    const claim = await claimIn(heard, there, back)
    expect(claim.circular).toBe(true)
    expect(origins(claim)).toEqual(["Jun Hald: a b c"])
    const third = cites("d", "Radio Fjord", "Ostby Globe", "2031-03-06")
    const further = cites("e", "Ostby Globe", "Radio Fjord", "2031-03-07")
    expect((await claimIn(heard, there, third)).circular).toBe(false)
    expect((await claimIn(heard, there, third, further)).circular).toBe(true)
  })

  it("is no circle where an article cites its own outlet", async () => {
    const claim = await claimIn(
      written("a", { outlet: "Havel Courier", on: "2031-03-03" }, `Havel Courier reported that ${QUAY}.`, {
        says: QUAY,
        by: "Havel Courier",
        type: "media",
      }),
    )
    expect(claim.circular).toBe(false)
    expect(origins(claim)).toEqual(["Havel Courier: a"])
    expect(links(claim)).toEqual(["o1 > a own"])
  })

  it("is the first sayer's, not that of whoever passes it on", async () => {
    const claim = await claimIn(
      written(
        "a",
        { outlet: "Havel Courier", on: "2031-03-03" },
        `Jun Hald said Ada Quill had said ${QUAY}.`,
        {
          says: `Ada Quill had said ${QUAY}`,
          by: "Jun Hald",
        },
        { says: QUAY, by: "Ada Quill", within: 1 },
      ),
    )
    expect(origins(claim)).toEqual(["Ada Quill: a"])
  })

  it("of what somebody promised to do is known from whoever tells of it", async () => {
    const claim = await claimIn(
      written(
        "a",
        { outlet: "Havel Courier", on: "2031-03-03" },
        "Jun Hald said Ada Quill had promised to close the outer quay at Grellau.",
        {
          says: "Ada Quill had promised to close the outer quay at Grellau",
          by: "Jun Hald",
        },
        { says: "to close the outer quay at Grellau", by: "Ada Quill", within: 1 },
      ),
    )
    expect(origins(claim)).toEqual(["Jun Hald: a"])
  })

  it("is a party's own where it is about whoever says it", async () => {
    const ofItself = await claimIn(
      written(
        "a",
        { outlet: "Havel Courier", on: "2031-03-03" },
        "Osselin Shipping said that Osselin Shipping will close the outer quay.",
        {
          says: "Osselin Shipping will close the outer quay",
          by: "Osselin Shipping",
          type: "organisation",
        },
      ),
    )
    expect(ofItself.origins).toMatchObject([{ who: "Osselin Shipping", interested: true }])
    expect((await claimIn(first)).origins).toMatchObject([{ interested: false }])
  })

  it("that a body publishes itself is that body's", async () => {
    const said = written(
      "a",
      { outlet: "Havel Courier", on: "2031-03-03" },
      `The Osselin spokesman said that ${QUAY}.`,
      {
        says: QUAY,
        by: "The Osselin spokesman",
        type: "described",
      },
    )
    const own = written("b", { outlet: "Osselin Shipping", on: "2031-03-02" }, `For three months ${QUAY}, with regret.`)
    expect(await claimIn(said, own)).toMatchObject({ independent: 1 })
  })

  it.each(["Ministry of Fisheries", "Osselin Laboratories", "Tarn Shipyard"])(
    "that %s publishes rests on its own word, though others had it before",
    async (outlet) => {
      const release = written("b", { outlet, on: "2031-03-05" }, `For three months ${QUAY}, with regret.`)
      const claim = await claimIn(first, release)
      expect(origins(claim)).toEqual(["Ines Carrow: a", `${outlet}: b`])
      const laundered = written("c", { outlet: "Ostby Globe", on: "2031-03-05" }, release.article.text)
      expect(origins(await claimIn(first, laundered))).toEqual(["Ines Carrow: a c"])
    },
  )

  it("that somebody was asked about is known from whoever tells of it", async () => {
    const asked = "an officer asked whether the outer quay at Grellau will be closed for three months"
    const claim = await claimIn(
      written(
        "a",
        { outlet: "Havel Courier", on: "2031-03-03" },
        `Jun Hald said ${asked}.`,
        { says: asked, by: "Jun Hald" },
        { says: `whether ${QUAY}`, by: "an officer", type: "described", stance: "asks", within: 1 },
      ),
    )
    expect(origins(claim)).toEqual(["Jun Hald: a"])
  })

  it("that somebody was told to do is known from whoever tells of it in words of their own", async () => {
    const told = "The officer ordered us: the outer quay at Grellau will be closed for three months"
    const toldOf = (quotation: "direct" | "indirect") =>
      written(
        "a",
        { outlet: "Havel Courier", on: "2031-03-03" },
        `“${told},” Jun Hald said.`,
        { says: told, by: "Jun Hald", quotation },
        { says: QUAY, by: "The officer", type: "described", stance: "demands", within: 1 },
      )
    expect(origins(await claimIn(toldOf("direct")))).toEqual(["Jun Hald: a"])
    expect(origins(await claimIn(toldOf("indirect")))).toEqual(["The officer: a"])
  })

  it("keeps every sayer where several bodies are called by nothing but what they are", async () => {
    const claim = await claimIn(
      written(
        "a",
        { outlet: "Havel Courier", on: "2031-03-03" },
        `A report and a letter said that ${QUAY}. Jun Hald told us so: ${QUAY}.`,
        { says: QUAY, by: "A report", type: "document" },
        { says: QUAY, by: "a letter", type: "document" },
        { says: QUAY, by: "Jun Hald", from: 100 },
      ),
    )
    expect(claim.independent).toBe(2)
    expect(claim.origins.map(({ who }) => who)).toContain("Jun Hald")
  })

  it("that the first to have it gives without a source rests on whom a later one names, though others print the first", async () => {
    const text = first.article.text.replace(/^.*?said that/, "It is known that")
    const plain = written("a", { outlet: "Northern Light Agency", on: "2031-03-03" }, text)
    const copy = written("b", { outlet: "Ostby Globe", on: "2031-03-04" }, text)
    const named = written("c", { outlet: "Radio Fjord", on: "2031-03-05" }, `Jun Hald said that ${QUAY}.`, {
      says: QUAY,
      by: "Jun Hald",
    })
    expect(origins(await claimIn(plain, named))).toEqual(["Jun Hald: a c"])
    const claim = await claimIn(plain, copy, named)
    expect(links(claim)).toContain("a > b copy")
    expect(origins(claim)).toEqual(["Jun Hald: a b c"])
  })

  it("that one outlet has from another rests on somebody, though without dates nothing tells which came first", async () => {
    const citing = written("a", { outlet: "Ostby Globe" }, `Havel Courier reported that ${QUAY}.`, {
      says: QUAY,
      by: "Havel Courier",
      type: "media",
      cue: "reported",
    })
    const cited = written(
      "b",
      { outlet: "Havel Courier" },
      `For three months ${QUAY.replace("for three months", "now")}.`,
    )
    expect(origins(await claimIn(citing, cited))).toEqual(["Havel Courier: a b"])
  })
})

describe("an article that names nobody", () => {
  const plain = (outlet: string, text: string) => written("b", { outlet, on: "2031-03-05" }, text)

  it.each([
    ["Ostby Globe", `A letter that the Globe has seen leaves no doubt: ${QUAY}.`],
    ["Radio Fjord", `This station has obtained the order: ${QUAY}.`],
    ["Sextant", `On a list seen by Sextant ${QUAY}.`],
    ["Havel Courier", `The master of a tug showed us the paper: ${QUAY}.`],
    ["Marn Press Agency", `An MPA photographer saw the notice: ${QUAY}.`],
  ])("rests on itself where it says that it has seen for itself: %s, “%s”", async (outlet, text) => {
    const claim = await claimIn(first, plain(outlet, text))
    expect(origins(claim).toSorted()).toEqual(["Ines Carrow: a", `${outlet}: b`].toSorted())
  })

  it.each([
    ["Ostby Globe", `Nobody has seen the letter, but ${QUAY}.`],
    ["Radio Fjord", `The Globe has seen a letter: ${QUAY}.`],
    ["Sextant", `A list was seen by divers: ${QUAY}.`],
  ])("has it from the earlier one where others have seen it: %s, “%s”", async (outlet, text) => {
    expect(origins(await claimIn(first, plain(outlet, text)))).toEqual(["Ines Carrow: a b"])
  })
})

describe("some of a kind, not so many", () => {
  const some = (by: string, more: { to?: string; count?: number } = {}) =>
    written(
      "b",
      { outlet: "Ostby Globe", on: "2031-03-05" },
      `${by} ${more.to ? `told ${more.to}` : "say"} that ${QUAY}.`,
      {
        ...{ says: QUAY, by, type: "group", quotation: "indirect", cue: more.to ? "told" : "say" },
        ...more,
      },
    )

  it.each(["Locals", "Harbour folk", "The fishermen"])("are no further origin: %s", async (by) => {
    const claim = await claimIn(first, some(by))
    expect(origins(claim)).toEqual(["Ines Carrow: a b"])
    expect(links(claim)).toContain("a > b unattributed?")
  })

  it("are the origin where nobody had it before", async () => {
    expect(origins(await claimIn(some("Locals")))).toEqual(["Locals: b"])
  })

  it("are one of their own where they are counted", async () => {
    expect(origins(await claimIn(first, some("Four locals", { count: 4 })))).toHaveLength(2)
  })
})

describe("what a body publishes itself", () => {
  it.each([
    ["The company", "organisation"],
    ["Our first survey", "document"],
    ["An audit", "document"],
  ] as const)("is that body's, whatever it calls itself: %s", async (by, type) => {
    const claim = await claimIn(
      written("b", { outlet: "Tarn Shipping", on: "2031-03-05" }, `${by} found that ${QUAY}.`, {
        says: QUAY,
        by,
        type,
        cue: "found",
      }),
    )
    expect(origins(claim)).toEqual(["Tarn Shipping: b"])
  })
})

describe("what a report says of whoever made it", () => {
  it("is the report's", async () => {
    const text = `A report of the Harbour Authority said investigators had found that ${QUAY}.`
    const claim = await claimIn(
      written(
        "b",
        { outlet: "Ostby Globe", on: "2031-03-05" },
        text,
        {
          says: `investigators had found that ${QUAY}`,
          by: "A report of the Harbour Authority",
          type: "document",
          cue: "said",
        },
        { says: QUAY, by: "investigators", type: "group", cue: "had found", within: 1 },
      ),
    )
    expect(origins(claim)).toEqual(["A report of the Harbour Authority: b"])
  })
})

describe("what somebody did", () => {
  it.each(["refused", "voted", "moved"])("is no word of theirs where the article tells of it: %s", async (cue) => {
    const text = `Ines Carrow ${cue} to have the outer quay at Grellau closed.`
    const claim = await claimIn(
      written("b", { outlet: "Ostby Globe", on: "2031-03-05" }, text, {
        ...{ says: "to have the outer quay at Grellau closed", by: "Ines Carrow", cue },
        ...{ stance: "other", quotation: "indirect" },
      }),
    )
    expect(origins(claim)).toEqual(["Ostby Globe: b"])
  })
})
