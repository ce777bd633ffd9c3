/** Texts that no person would write and that cost the most: each a function of its length in characters. */
import type { Attribution, Span } from "../../src/record/index.ts"

export interface Text {
  text: string
  /** what the network might read in it; it is not run */
  attributions: Attribution[]
}

/** A part of a sentence: plain words, or the words of one role. */
export type Part = string | { role: "source" | "cue" | "content"; words: string }

export const source = (words: string): Part => ({ role: "source", words })
export const cue = (words: string): Part => ({ role: "cue", words })
export const content = (words: string): Part => ({ role: "content", words })

/** Units one after the other until the text is as long as asked for; each with a role in it is one attribution. */
export const said =
  (join: string, unit: (i: number) => Part[]) =>
  (length: number): Text => {
    const pieces: string[] = []
    const attributions: Attribution[] = []
    let at = 0
    const write = (words: string): Span => {
      pieces.push(words)
      at += words.length
      return { start: at - words.length, end: at, text: words }
    }
    for (let i = 0; at < length; i++) {
      const made: Attribution = { source: [], cue: [], content: [], within: null, confidence: 0.9 }
      for (const part of unit(i)) {
        if (typeof part === "string") write(part)
        else made[part.role].push(write(part.words))
      }
      if (made.cue.length || made.content.length) attributions.push(made)
      write(join)
    }
    return { text: pieces.join(""), attributions }
  }

const plain =
  (unit: string, before = "", after = "") =>
  (length: number): Text => ({
    text: before + unit.repeat(Math.ceil(length / unit.length)) + after,
    attributions: [],
  })

const letters = "abcdefghijklmnopqrstuvwxyz"
/** Another word for each number. */
function word(i: number): string {
  const rest = Math.floor(i / 26)
  return letters.charAt(i % 26) + (rest > 0 ? word(rest - 1) : "")
}
export const name = (i: number) => `${word(i).charAt(0).toUpperCase()}${word(i).slice(1)}ov`

/** Where somebody says something, again and again. */
export const speech: { [shape: string]: (length: number) => Text } = {
  "one paragraph": said(" ", () => [source("The mayor"), " ", cue("said"), " ", content("the bridge was shut"), "."]),
  "many paragraphs": said("\n\n", () => [source("The mayor"), " ", cue("said"), " ", content("it was shut"), "."]),
  "one sentence": said(" ", () => [source("she"), " ", cue("said"), " ", content("it was shut"), ","]),
  "one speaker": said(" ", () => [source("Okafor"), " ", cue("said"), " ", content("he left"), "."]),
  "new speakers": said(" ", (i) => [
    source(`Maria ${name(i)}`),
    " ",
    cue("said"),
    " ",
    content(`${name(7 * i)} left`),
    ".",
  ]),
  "same surname": said(" ", (i) => [source(`${name(i)} Okafor`), " ", cue("said"), " ", content("Okafor left"), "."]),
  pronouns: said(" ", () => [source("He"), " ", cue("told"), " her on Friday that ", content("they had left"), "."]),
  "I said": said(" ", () => ["“", content("I left"), ",” ", source("I"), " ", cue("said"), "."]),
  "who said": said(" ", () => ["A man ", source("who"), " ", cue("said"), " ", content("he left"), " was there."]),
  descriptions: said(" ", () => [
    ...[source("the minister"), " ", cue("said"), " ", content("the firm's spokesman met the official"), "."],
  ]),
  quotations: said(" ", () => [content("“We left in a hurry.”")]),
  days: said(" ", () => [
    ...["On Friday ", source("the union"), " ", cue("said"), " on 3 May ", content("it would strike on Monday"), "."],
  ]),
  relays: said(" ", () => [
    ...[source("The Courier"), " ", cue("reported"), ", citing two officials, that ", content("it was shut"), "."],
  ]),
  denials: said(" ", (i) =>
    i % 2 === 0
      ? [source(`Maria ${name(i)}`), " ", cue("said"), " ", content("it was shut"), "."]
      : [source("The union"), " ", cue("denied"), " ", content("it"), "."],
  ),
  "through outlets": said(" ", (i) => [
    ...[source("An official"), " ", cue("told"), ` the ${name(i)} Courier that `, content("it was shut"), "."],
  ]),
  "unnamed sources": said(" ", (i) => [
    source(`An official of the ${name(i)} Board who asked not to be named`),
    " ",
    cue("said"),
    " ",
    content("it was shut"),
    ".",
  ]),
  refusals: said(" ", () => ["The company declined to comment on the sale."]),
  "claims inside claims": said(" ", () => [
    ...[
      source("He"),
      " ",
      cue("said"),
      " ",
      content("the union's claim that the man who told police that she left"),
      ".",
    ],
  ]),
  events: said(" ", () => ["The army attacked the town on 3 May 2030, killed Okafor and arrested the mayor."]),
  "events told": said(" ", () => [
    ...[
      source("He"),
      " ",
      cue("said"),
      " ",
      content("the army attacked the town on 3 May 2030 and killed Okafor"),
      ".",
    ],
  ]),
  "one content": (length) =>
    said("", (i) =>
      i === 0
        ? [
            source("He"),
            " ",
            cue("said"),
            " ",
            content("if it leaves on Friday the union said it would ".repeat(length / 48)),
          ]
        : [" "],
    )(length),
}

/** The same mark or word, again and again. */
export const marks: { [shape: string]: (length: number) => Text } = {
  "only names": said(" ", (i) => [`Maria ${name(i)}`]),
  "only words": said(" ", (i) => [word(i)]),
  "opening marks": plain("“ "),
  "straight marks": plain('" '),
  commas: plain(", "),
  stops: plain("."),
  "stops and blanks": plain(". "),
  digits: plain("7"),
  figures: plain("7 "),
  blanks: plain(" ", "a", "b"),
  "line breaks": plain("\n", "a", "b"),
  "carriage returns": plain("\r", "a", "b"),
  "a@": plain("a@"),
  "a-": plain("a-"),
  "a'": plain("a'"),
  "U.": plain("U."),
  "one small word": plain("a"),
  "one large word": plain("A"),
  "opening brackets": plain("("),
  "nested brackets": (length) => ({ text: "(".repeat(length / 2) + ")".repeat(length / 2), attributions: [] }),
  "right to left": plain("مرحبا "),
  "emoji with joiners": plain("👩‍👩‍👧‍👦"),
  accents: plain("\u0301", "a"),
  "soft hyphens": plain("\u00ad", "a"),
  ideographs: plain("新聞"),
  that: plain("that he said "),
  "and then": plain("and then "),
  "if and when": plain("if when "),
  "on Friday": plain("on Friday "),
}
