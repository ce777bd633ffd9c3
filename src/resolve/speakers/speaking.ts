/** Whom each source stands for: names, descriptions and pronouns as they were linked, "who" by what stands before it, "I" and "we" by whose words they are in. */
import { is } from "../words/index.ts"
import { antecedentsOf } from "./antecedents.ts"
import { type Voices, voicesOf } from "./first-person.ts"
import type { Head } from "./head.ts"
import type { Figure } from "./types.ts"
import { type Cast, castOf, figureOfHead, type Scene, type World, worldOf } from "./world.ts"

export interface Speaking {
  cast: Cast
  /** for each attribution, of the cast */
  who: readonly (Figure | null)[]
}

export function speakingOf(scene: Scene, settled: Cast): Speaking {
  const world = worldOf(scene, settled)
  const voices = voicesOf(world)
  const whom = whomOf(world)
  const linked = world.heads.map((head, i) => whom(head, firstPerson(world, voices, i)))
  const who = linked.map((figure, i) => (figure && speaksOfOneself(world, i, linked) ? null : figure))
  for (const [i, figure] of who.entries()) if (figure && joinsNamed(world, i)) figure.hasNamed = true
  return { cast: castOf(world), who }
}

/** "“{She} has said the same to my face,” {she} said": in a quotation "she" is never whoever speaks it, so at least one of the two was taken for the wrong person. */
function speaksOfOneself(world: World, i: number, who: readonly (Figure | null)[]): boolean {
  const token = world.heads[i]?.token
  if (!token?.quoted || !is(token, "of-another")) return false
  return world.turns.around(token).some((j) => j !== i && who[j] === who[i])
}

/** Asks whom words stand for; whom "who" and "that" describe and nobody knew, is added to the world asked. */
export function whomOf(world: World): (head: Head | null, self?: Figure | null) => Figure | null {
  const antecedent = antecedentsOf(world)
  return (head, self = null) => {
    if (!head) return null
    const group = world.at.get(`and:${head.token.end}`)?.figure ?? null
    if (group) return group
    if (head.kind !== "pronoun") return figureOfHead(world, head)
    if (is(head.token, "first-person")) return self
    if (is(head.token, "relative-pronoun")) return antecedent(head.token)
    return figureOfHead(world, head)
  }
}

/** "two aides and Mara Oduya", "officials including Mara Oduya". */
function joinsNamed({ text, heads, lexicon }: World, i: number): boolean {
  const head = heads[i]
  if (head?.kind !== "noun" || head.apposed) return false
  return head.names.some(
    ({ type, start }) =>
      type === "person" &&
      start > head.token.end &&
      lexicon.fits(text.slice(head.token.end, start), "joins-somebody-named"),
  )
}

/** "I" and "we" within a quotation stand for whoever speaks it; outside one, "we" is the outlet. */
function firstPerson(world: World, voices: Voices, i: number): Figure | null {
  const token = world.heads[i]?.token
  if (!token || !is(token, "first-person")) return null
  for (const j of world.turns.around(token)) {
    const head = world.heads[j] ?? null
    if (j !== i && head && !is(head.token, "speaking-self")) return figureOfHead(world, head)
  }
  if (token.quoted) return voices.speakerBefore(token)
  if (is(token, "first-person-singular")) return voices.author(token)
  return is(token, "we") ? voices.outlet(token) : null
}
