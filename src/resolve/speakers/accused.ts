/** After an accusation it is the accused who denies: "Mr Orlo accused Mr Renn of theft. {He} denied it." */
import type { Attribution, Range, Span } from "../../record/index.ts"
import { beginning, begunAt, extentOf, holding, isForm, type Passage, type Token, tokenAt } from "../words/index.ts"
import type { Figure, Linked, Pronoun } from "./types.ts"
import { figureOfHead, keyOf, type World } from "./world.ts"

/** How many sentences an accusation may stand before its denial. */
const BACK = 2
/** How many words into what is said its subject may end. */
const SUBJECT = 6

interface Charge extends Range {
  i: number
  sentence: number
  /** "accused", "blamed": anybody in it is the accused; "said": only who it is about */
  isOpen: boolean
}

/** Who a pronoun that denies an accusation stands for, as far as that is known, and who it cannot be: nobody denies what they charge others with. */
export interface Charged {
  accused: Linked | null
  accuser: Figure | null
}

/** Asks that of a pronoun; null: it denies nothing, or nobody was accused. Whom the words before stand for must be known by then. */
export function accusedIn(world: World): (pronoun: Pronoun) => Charged | null {
  const { attributions, passage } = world
  const charges = attributions
    .flatMap(({ cue, source, within }, i): Charge[] => {
      const extent = extentOf(cue)
      const isOpen = has(passage, cue, (token) => isForm(token, "accusing"))
      if (
        !extent ||
        !source.length ||
        within !== null ||
        !(isOpen || has(passage, cue, (token) => isForm(token, "said-before-relay")))
      )
        return []
      return [{ ...extent, i, sentence: begunAt(passage.sentences, extent.start), isOpen }]
    })
    .toSorted((a, b) => a.start - b.start)
  const denials = new Map(
    attributions.flatMap((attribution) => {
      const [who] = attribution.source
      return who && has(passage, attribution.cue, (token) => isForm(token, "denying"))
        ? [[who.start, attribution] as const]
        : []
    }),
  )
  return (pronoun) => {
    const denial = denials.get(pronoun.start)
    if (!denial || pronoun.quoted) return null
    const charge = charges[begunAt(charges, pronoun.start) - 1]
    const here = begunAt(passage.sentences, pronoun.start)
    if (!charge || here - charge.sentence > (charge.isOpen ? BACK : 1)) return null
    if (here === charge.sentence && !(charge.isOpen && answers(world, pronoun))) return null
    const figure = accusedOf(world, charge, pronoun)
    const isKnown = figure && !isSpokenOf(world, denial, figure, pronoun)
    return {
      accused: isKnown ? { figure, because: ["it is accused, and this denies"] } : null,
      // An accuser may deny something else, but hardly the charge itself.
      accuser: here === charge.sentence ? figureOfHead(world, world.heads[charge.i] ?? null) : null,
    }
  }
}

/** "His predecessor accused him of theft, which {he} denies" */
const answers = ({ lexicon, text }: World, { start }: Pronoun) =>
  lexicon.fits(text.slice(Math.max(0, start - 8), start), "answering")

function has(passage: Passage, spans: readonly Span[], fits: (token: Token) => boolean): boolean {
  return spans.some(({ start, end }) => {
    const tokens = passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1)
    return tokens.some(fits)
  })
}

/** The first in what is charged that the pronoun can stand for and that does not charge it. */
function accusedOf(world: World, { i, isOpen }: Charge, pronoun: Pronoun): Figure | null {
  const accuser = figureOfHead(world, world.heads[i] ?? null)
  const content = world.attributions[i]?.content ?? []
  for (const { start, end } of content) {
    const words = beginning(world.passage.words, start, end)
    for (const [k, word] of words.entries()) {
      if (!isOpen && k >= SUBJECT) return null
      const figure = figureAt(world, word)
      if (figure && figure !== accuser) return canBe(world, figure, pronoun) ? figure : null
    }
  }
  return null
}

function figureAt(world: World, { start, end }: Range): Figure | null {
  const name = holding(world.names, start)
  return (
    (name ? world.named.get(name) : (world.at.get(`:${end}`) ?? world.at.get(keyOf({ start, end })))?.figure) ?? null
  )
}

function canBe({ lexicon }: World, { type, gender, plural }: Figure, { word }: Pronoun): boolean {
  const kind = lexicon.pronouns.get(word)
  if (!kind) return false
  if (kind.plural) return plural || type !== "person"
  if (kind.gender === "n") return type !== "person" && type !== "group" && !plural
  return !plural && (type === "person" || type === null) && (gender === null || gender === kind.gender)
}

/** "He denied having met {Mr Renn}" is not said by Mr Renn; nor, as far as one can tell, "she denied having met {him}" by a mayor who may be either. */
const isSpokenOf = (world: World, { content }: Attribution, figure: Figure, { word }: Pronoun) =>
  content.some(({ start, end }) => figure.gender === null && hasOther(world, { start, end }, word)) ||
  content.some(({ start, end }) => beginning(world.names, start, end).some((name) => world.named.get(name) === figure))

/** Whether a pronoun of the other gender stands there. */
function hasOther({ lexicon, passage }: World, { start, end }: Range, word: string): boolean {
  const own = lexicon.pronouns.get(word)?.gender
  return beginning(passage.words, start, end).some(({ lower }) => {
    const gender = lexicon.pronouns.get(lower)?.gender
    return (gender === "m" || gender === "f") && gender !== own
  })
}
