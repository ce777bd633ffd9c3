/** The claims of a ledger, first those that look like more sources than they are. */
import { z } from "zod"
import { field, flag, given, listOf, Paging, TOLD, useCase } from "../use-case.ts"
import { ClaimLine } from "./forms.ts"

const Words = z.string().max(300)
const Day = z.iso.date("a day is written 2031-06-17")

export const claims = useCase({
  about: "Claims, on how many origins each rests, and who disputes it.",
  writes: false,
  input: Paging.extend({
    q: field(Words, 'words, "phrases" and beginnings* of a claim, all of which must occur', "ramp cracked"),
    singleOrigin: flag("it rests on one origin, however many carry it"),
    disputed: flag("somebody denies it, or an article sets another against it"),
    circular: flag("its articles have it from one another in a circle"),
    changed: flag("a figure, a day, a status, a source or a doubt of it is another one later, or elsewhere"),
    outlet: field(Words, "words of the name of an outlet that speaks of it, or is named for it", "Harbour Gazette"),
    speaker: field(Words, "words of the name of somebody who says it, denies it, or will not speak of it", "Okafor"),
    article: field(z.string().max(100), "the id of an article that speaks of it"),
    from: field(Day, "an article that speaks of it was published on this day or later", "2031-06-17"),
    to: field(Day, "an article that speaks of it was published on this day or earlier"),
    order: field(
      z.enum(["weight", "outlets", "newest"]),
      "weight: first those that many more outlets carry than they have origins · outlets: those that most carry · newest: those spoken of last",
    ),
  }),
  reads: () => TOLD,
  output: listOf(ClaimLine).extend({
    all: z.int().describe("so many claims there are, of which this is a part"),
    isAll: z.boolean().describe("false: there are more than that"),
    toCompare: z.int().describe("articles that are still to be compared: what they claim is missing here"),
    toTell: z.int().describe("articles whose story is to be told, for the first time or again"),
  }),
  async run({ ledger }, { q, ...rest }) {
    const { limit, cursor, ...asked } = given(rest)
    const query = { ...asked, ...(q ? { words: q } : {}) }
    const page = { limit, ...(cursor === undefined ? {} : { cursor }) }
    const { compare, tell } = await ledger.toTell()
    const found = await ledger.claims({ ...query, ...page })
    const { counted, isAll } = await ledger.countSomeClaims(query)
    const isNone = found.items.length === 0 && cursor === undefined
    const all = Math.max(counted, found.items.length)
    return { ...found, all, isAll: isAll || isNone, toCompare: compare, toTell: tell }
  },
})
