/** By which names articles on one matter find each other. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import { namesMarkedIn } from "./matter.ts"

const marks = (text: string) => namesMarkedIn(told("a1", text).article, languageOf("en"))
const shared = (a: string, b: string) => {
  const others = new Set(marks(b))
  return marks(a).filter((mark) => others.has(mark)).length
}

describe("the marks of an article", () => {
  it("are its names, and each two that stand side by side in a sentence", () => {
    // Carrow · Lisk · Vell · Carrow Lisk · Lisk Vell
    expect(marks("The ship of Carrow left Lisk for Vell.")).toHaveLength(5)
    // Carrow · Lisk · Vell · Carrow Lisk
    expect(marks("The ship of Carrow left Lisk. It came to Vell.")).toHaveLength(4)
  })

  it("are the same whichever of two names stands first, and however often they do", () => {
    const once = marks("The ship of Carrow left Lisk.")
    expect(marks("They left Lisk with Carrow.")).toEqual(once)
    expect(marks("They left Lisk with Carrow. They left Lisk with Carrow.")).toEqual(once)
    expect(marks("The ship of CARROW left LISK.")).toEqual(once)
  })

  it("are figures of two digits and more too", () => {
    expect(shared("The ship took 31 men.", "There were 31 of them.")).toBe(1)
    expect(shared("The ship took 3 men.", "There were 3 of them.")).toBe(0)
    expect(shared("The ship took 1,200 tonnes.", "It was 1,200 in all.")).toBe(1)
  })

  it("are no word with a capital that only begins its sentence, nor a day or a month", () => {
    expect(marks("Divers went down. “Nobody came up on Monday in March.”")).toEqual([])
    expect(marks("They sent Divers.")).toHaveLength(1)
  })

  it("are neither the dateline nor the outlet's own name, which all that it prints has", () => {
    const of = (outlet: string | null, text: string) =>
      namesMarkedIn({ ...told("a1", text).article, outlet }, languageOf("en"))
    const plain = of(null, "The guild of Ostby will go to Carrow.")
    expect(of("Transmere Press", "LISK (Transmere Press) - The guild of Ostby will go to Carrow.")).toEqual(plain)
    expect(of("Transmere Press", "The guild of Ostby will go to Carrow, Transmere Press was told.")).toHaveLength(
      // Ostby · Carrow · Ostby Carrow
      3,
    )
    expect(of("Other Paper", "The guild, Transmere Press was told, will go.")).toHaveLength(3)
  })

  it("are no capitals of one or two letters", () => {
    expect(marks("The ship of Mr A left at 5 PM.")).toEqual([])
  })

  it("are many of two articles on one matter, and few of others", () => {
    const one = "The ship of Ines Carrow left Lisk for Port Vell with 31 men."
    const same = "With 31 men, the ship of Ines Carrow was on the way from Lisk to Port Vell."
    const other = "At Lisk the mayor, Tove Askild, opened a school for 240 children."
    expect(shared(one, same)).toBeGreaterThan(6)
    expect(shared(one, other)).toBe(1)
  })

  it("are whole numbers below 2⁴⁸, each once, in order, of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(9999), (text, n) => {
        const found = marks(`the ${text} Lisk ${n} Carrow`)
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b))
        for (const mark of found) expect(Number.isInteger(mark) && mark >= 0 && mark < 2 ** 48).toBe(true)
        expect(found.length).toBeGreaterThan(0)
      }),
    )
  })
})
