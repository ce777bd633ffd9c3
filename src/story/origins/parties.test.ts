/** Whether two sayers are one origin. */
import { describe, expect, it } from "vitest"
import { en, type Said, written } from "../../../test/story/records.ts"
import { isGeneric, isSameOrigin } from "./parties.ts"
import { beginningsOf, describedIn, type Sayer, sayerOf } from "./sayers.ts"

type Who = Omit<Said, "says"> & { by: string; outlet?: string }

const places = new Set(["Norland", "Vastria"].flatMap(beginningsOf))

/** Sayers, each of an article of its own. */
function sayers(...all: readonly Who[]): Sayer[] {
  const records = all.map(({ outlet = "Havel Courier", ...who }, i) =>
    written(`a${i}`, { outlet }, `The quay is shut, ${[...(who.called ?? []), who.by].join(", ")} said.`, {
      says: "The quay is shut",
      ...who,
    }),
  )
  const described = describedIn(records, en)
  return records.flatMap((record) =>
    record.statements.map((statement) => sayerOf(record, statement, record.article.outlet, described, en)),
  )
}

/** Whether two are one, whichever is named first. */
function areOne(a: Who, b: Who): boolean {
  const [x, y] = sayers(a, b)
  if (!x || !y) throw new Error("nobody said it")
  const same = isSameOrigin(x, y, places)
  expect(isSameOrigin(y, x, places)).toBe(same)
  return same
}

const authority: Who = { by: "the Harbour Authority", type: "organisation" }
const head: Who = { by: "Ines Carrow", called: ["the director of the Harbour Authority"] }
const spokeswoman: Who = { by: "a spokeswoman for the Harbour Authority", type: "described" }
const ministry = (of: string): Who => ({ by: `the ${of} defence ministry`, type: "organisation", entity: "government" })
const navy: Who = { by: "the Norland navy", type: "organisation" }
const officials: Who = { by: "two officials", type: "anonymous", count: 2 }

describe("one origin", () => {
  it.each<[string, Who, Who]>([
    ["a body and its head", authority, head],
    ["a body and who speaks for it", authority, spokeswoman],
    ["a body's head and who speaks for it", head, spokeswoman],
    ["two who speak for one body", spokeswoman, { by: "the Harbour Authority's spokesman", type: "described" }],
    [
      "a company and the spokesman who bears its name",
      { by: "Osselin Shipping", type: "organisation" },
      { by: "the Osselin spokesman", type: "described" },
    ],
    ["a person and who speaks for them", { by: "Ines Carrow" }, { by: "Ms Carrow's lawyer", type: "described" }],
    [
      "an office and who holds it",
      { by: "the president's office", type: "organisation" },
      { by: "Radomir Weylar", called: ["the president"] },
    ],
    [
      "a minister and the ministry",
      { by: "the ministry", type: "organisation" },
      { by: "the minister", type: "described" },
    ],
    [
      "a state and its ministry, where nothing says that it is another's",
      { by: "Norland", type: "organisation", entity: "government" },
      { by: "the navy's spokesman", type: "described" },
    ],
    ["a state's ministry, by the state's name or its people's", ministry("Norland"), ministry("Norlander")],
    ["a person with a name, by first and family name", { by: "Ines Carrow" }, { by: "Ines Carrow" }],
    ["a person by the family name alone", { by: "Ines Carrow" }, { by: "Carrow" }],
    ["a person by what he is called for short", { by: "William Carrow" }, { by: "Bill Carrow" }],
    ["a person by what she is called for short", { by: "Liz Venn" }, { by: "Elizabeth Venn" }],
    ["a person with a title", { by: "Dr Ines Carrow" }, { by: "Mrs Carrow" }],
    ["a first name and its first letter", { by: "Ines Carrow" }, { by: "I. Carrow" }],
    [
      "somebody with a name of a body, and that body",
      { by: "Ada Quill of the education office", name: "Ada Quill" },
      { by: "the province's education office", type: "organisation" },
    ],
    [
      "somebody with a name from a body, and that body",
      { by: "Jun Hald from the Harbour Authority", name: "Jun Hald" },
      authority,
    ],
    [
      "somebody with a name at a ministry, and that ministry",
      { by: "Ines Carrow at the Ministry of Fisheries", name: "Ines Carrow" },
      { by: "the fisheries ministry", type: "organisation" },
    ],
    ["a state's admirals and its navy", { by: "Norland's admirals", type: "group" }, navy],
    [
      "a state's generals and its army",
      { by: "the Norland generals", type: "group" },
      { by: "the army of Norland", type: "organisation" },
    ],
    [
      "a state's ministers and its government",
      { by: "ministers of Norland", type: "group" },
      { by: "the Norland government", type: "organisation" },
    ],
    ["the same unnamed people of one outlet", officials, { by: "people close to the talks", type: "group" }],
    [
      "the same words for somebody",
      { by: "The harbour master", type: "described", outlet: "Ostby Globe" },
      { by: "the harbour master", type: "described" },
    ],
  ])("is %s", (_, a, b) => {
    expect(areOne(a, b)).toBe(true)
  })

  it.each<[string, Who, Who]>([
    ["two people with names", { by: "Ines Carrow" }, { by: "Jun Hald" }],
    ["two of one family", { by: "Ines Carrow" }, { by: "Jun Carrow" }],
    ["two of one family, both called for short as a third would be", { by: "Bobby Carrow" }, { by: "Rob Carrow" }],
    ["two of one family, one of them by the first letter", { by: "Ines Carrow" }, { by: "J. Carrow" }],
    ["two bodies", authority, { by: "the Pilots' Union", type: "organisation" }],
    ["one body and who speaks for another", { by: "the Pilots' Union", type: "organisation" }, spokeswoman],
    [
      "one kind of body of two names",
      { by: "Osselin Shipping", type: "organisation" },
      { by: "Tarn Shipping", type: "organisation" },
    ],
    ["the ministries of two states", ministry("Norland"), ministry("Vastrian")],
    [
      "one state and another's ministry",
      { by: "Norland", type: "organisation", entity: "government" },
      ministry("Vastrian"),
    ],
    [
      "unnamed people of two outlets",
      officials,
      { ...officials, by: "officials in the capital", outlet: "Ostby Globe" },
    ],
    [
      "unnamed people of two states, of one outlet",
      { ...officials, by: "two Norland officials" },
      { ...officials, by: "two Vastrian officials" },
    ],
    ["a person with a name and unnamed people", { by: "Ines Carrow" }, officials],
    [
      "two people with names of one body",
      { by: "Ada Quill of the education office", name: "Ada Quill" },
      { by: "Jun Hald of the education office", name: "Jun Hald" },
    ],
    [
      "somebody of one body and another body of that kind",
      { by: "Ada Quill of the education office", name: "Ada Quill" },
      { by: "the tax office", type: "organisation" },
    ],
    ["three of a state's ministers and its navy", { by: "three Norland ministers", type: "anonymous", count: 3 }, navy],
  ])("is not %s", (_, a, b) => {
    expect(areOne(a, b)).toBe(false)
  })

  it.each([
    ["the Crimson", "the student newspaper the Ostby Crimson"],
    ["the Fjord Lantern", "the Lantern of Fjord"],
    ["Radio Fjord", "Radio Fjord"],
  ])("is %s and whoever spoke through %s, in whichever article", (outlet, via) => {
    const text = `Ines Carrow said the quay is shut, ${via} reported. “The quay is shut,” Carrow said.`
    const passedOn = written("a", {}, text, { says: "the quay is shut", by: "Ines Carrow", via })
    const plain = written("b", {}, text, { says: "The quay is shut", by: "Ines Carrow" })
    const alone = written("c", {}, `The quay is shut, ${outlet} said.`, {
      says: "The quay is shut",
      by: outlet,
      type: "organisation",
    })
    const described = describedIn([passedOn, plain, alone], en)
    const [named, passer] = [plain, alone].flatMap((record) =>
      record.statements.map((statement) => sayerOf(record, statement, record.article.id, described, en)),
    )
    expect(named && passer && isSameOrigin(named, passer, places)).toBe(true)
    const [other] = sayers({ by: "Jun Hald" })
    expect(other && passer && isSameOrigin(other, passer, places)).toBe(false)
  })

  it("is a person and a body that another article says they are of", () => {
    const [union, plain] = sayers(
      { by: "the Pilots' Union", type: "organisation" },
      { by: "Carrow", outlet: "Ostby Globe" },
      { by: "Ines Carrow", called: ["the president of the Pilots' Union"] },
    )
    const [alone] = sayers({ by: "Carrow", outlet: "Ostby Globe" })
    expect(union && plain && isSameOrigin(union, plain, places)).toBe(true)
    expect(union && alone && isSameOrigin(union, alone, places)).toBe(false)
  })
})

describe("what is told of somebody", () => {
  it("is not whom they are of", () => {
    const [inspector, owner, spokesman] = sayers(
      { by: "the inspector who examined the ferry Astrid", type: "described" },
      { by: "the owner of the ferry Astrid", type: "described", outlet: "Ostby Globe" },
      { by: "a spokesman for the ferry Astrid, who asked for a day", type: "described" },
    )
    expect(inspector && owner && isSameOrigin(inspector, owner, places)).toBe(false)
    expect(spokesman && owner && isSameOrigin(spokesman, owner, places)).toBe(true)
  })
})

describe("what the text has named before", () => {
  it.each<[string, Who, boolean]>([
    ["is a body by its kind alone", { by: "the company", type: "organisation" }, true],
    ["is a statement", { by: "the statement", type: "document" }, true],
    ["is whoever speaks for somebody", { by: "the spokeswoman", type: "described" }, true],
    ["is a minister of some ministry", { by: "the minister", type: "described" }, true],
    ["is no inspector, who may be anybody's", { by: "the inspector", type: "described" }, false],
    ["is no body with a name", authority, false],
    ["is nobody with a name", { by: "Ines Carrow" }, false],
    ["are no unnamed people", officials, false],
  ])("%s", (_, who, expected) => {
    const [sayer] = sayers(who)
    expect(sayer && isGeneric(sayer)).toBe(expected)
  })
})
