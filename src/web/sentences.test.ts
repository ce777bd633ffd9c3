import { describe, expect, it } from "vitest"
import { type Facts, marked } from "../../test/web/marked.ts"
import { sentenceOf } from "./sentence.ts"

const sentences: [text: string, sentence: string, facts?: Facts][] = [
  // who says what
  ["{source:The mayor} {cue:said} {content:the bridge is shut}.", "The mayor said the bridge is shut."],
  ["{source:The mayor} {cue:said} {content:that the bridge is shut}.", "The mayor said that the bridge is shut."],
  ["{content:The bridge is shut}, {source:the mayor} {cue:said}.", "The mayor said that the bridge is shut."],
  [
    "{content:Orchard Air has cut routes}, {source:the union} {cue:said}. The pilots fly for Orchard Air.",
    "The union said that Orchard Air has cut routes.",
  ],
  ["{content:“The bridge is shut,”} {cue:said} {source:the mayor}.", "The mayor said: “The bridge is shut.”"],
  [
    "{content:“The bridge,”} {source:the mayor} {cue:said}, {content:“is shut.”}",
    "The mayor said: “The bridge is shut.”",
  ],
  [
    "{content:“The bridge is shut,”} {source:the mayor} {cue:said}. {content:“It will stay shut.”}",
    "The mayor said: “The bridge is shut.” “It will stay shut.”",
  ],
  [
    "{content:The bridge}, {source:the mayor} {cue:said}, {content:will stay shut}.",
    "The mayor said that the bridge will stay shut.",
  ],
  [
    "{content:If the crack grows}, {source:he} {cue:warned}, {content:the bridge will fall}.",
    "Tomas Wray warned that if the crack grows, the bridge will fall.",
    { name: "Tomas Wray", stance: "warns" },
  ],
  ["{source:The mayor} {cue:said}: {content:“It is over.”}", "The mayor said: “It is over.”"],
  [
    "{source:The mayor} {cue:called} {content:the memo “a fairy tale”}.",
    "The mayor called the memo “a fairy tale”.",
    { stance: "denies" },
  ],
  [
    "{content:Talks collapsed}, {cue:according to} {source:two officials}. The talks had lasted a week.",
    "According to two officials, talks collapsed.",
    { type: "anonymous" },
  ],
  [
    "{cue:According to} {source:a memo}, {content:the deck was cracked}.",
    "According to a memo, the deck was cracked.",
    { type: "document" },
  ],
  [
    "{cue:According to} {source:Ada Holm, who wrote it}, {content:nobody read the memo}.",
    "According to Ada Holm, who wrote it, nobody read the memo.",
  ],
  [
    "{source:The memo}, dated 14 February, {cue:says} {content:that the deck was cracked}.",
    "The memo says that the deck was cracked.",
    { type: "document" },
  ],
  ["{source:TALLOW}{cue::} {content:Nobody can see the breakwater}.", "TALLOW: Nobody can see the breakwater."],
  // names
  ["{source:He} {cue:said} {content:he was tired}.", "Leopold Ansgar said he was tired.", { name: "Leopold Ansgar" }],
  [
    "{source:Ansgar} {cue:said} {content:he was tired}.",
    "Leopold Ansgar said he was tired.",
    { name: "Leopold Ansgar" },
  ],
  [
    "{source:Ansgar, who left in May,} {cue:said} {content:he was tired}.",
    "Leopold Ansgar, who left in May, said he was tired.",
    { name: "Leopold Ansgar" },
  ],
  [
    "{source:The company} {cue:said} {content:it was tired}.",
    "The company (Dolmen Stone) said it was tired.",
    { name: "Dolmen Stone" },
  ],
  [
    "{source:The minister of labour, Casimir Hovland}, {cue:urged} {content:both sides to return}.",
    "The minister of labour, Casimir Hovland, urged both sides to return.",
    { stance: "demands" },
  ],
  [
    "{source:Norway, Sweden and Denmark} {cue:said} {content:they would pay}.",
    "Norway, Sweden and Denmark said they would pay.",
  ],
  [
    "Three officials, {source:who} {cue:asked} {content:not to be named}, agreed.",
    "Three officials asked not to be named.",
    { name: "three officials", type: "anonymous", stance: "asks" },
  ],
  [
    "Aides, {source:who} {cue:asked} {content:not to be named}, agreed.",
    "Somebody asked not to be named.",
    { type: "anonymous", stance: "asks" },
  ],
  [
    "{source:A mayor, a clerk and two aides} {cue:said} {content:they would pay}.",
    "A mayor, a clerk and two aides said they would pay.",
  ],
  [
    "{content:“No,”} {cue:said} {source:Ada Holm, the mayor}.",
    "Ada Holm, the mayor, said: “No.”",
    { name: "Ada Holm" },
  ],
  // to whom
  [
    "{source:Three port officials} {cue:told} {addressee:Radio Nord} {content:that the crane was unsafe}.",
    "Three port officials told Radio Nord that the crane was unsafe.",
    { type: "anonymous" },
  ],
  [
    "{source:She} {cue:told} {addressee:him} {content:that the crane was unsafe}.",
    "Ada Holm told Ivo Marsh that the crane was unsafe.",
    { name: "Ada Holm", hearer: "Ivo Marsh" },
  ],
  [
    "{content:“Not now,”} {source:she} {cue:told} reporters outside the court.",
    "Ada Holm told reporters outside the court: “Not now.”",
    { name: "Ada Holm" },
  ],
  ["{content:“Not now,”} {source:she} {cue:told}.", "Ada Holm said: “Not now.”", { name: "Ada Holm" }],
  [
    "{source:She} {cue:confirmed} to {addressee:Radio Nord} {content:that it was hers}.",
    "Ada Holm confirmed to Radio Nord that it was hers.",
    { name: "Ada Holm", stance: "confirms" },
  ],
  [
    "{content:The crane was unsafe}, {source:the union} {cue:told} {addressee:parliament} on {said:Monday}.",
    "The union told parliament on Monday that the crane was unsafe.",
  ],
  [
    "{source:The minister} {cue:asked} {addressee:the board} {content:to resign}.",
    "The minister asked the board to resign.",
    { stance: "asks" },
  ],
  [
    "{source:The minister} {cue:asked} {addressee:the board} {content:whether it knew}.",
    "The minister asked the board whether it knew.",
    { stance: "asks" },
  ],
  [
    "Asked by {addressee:Radio Nord}, {source:the minister} {cue:said} {content:that she knew}.",
    "The minister said that she knew.",
  ],
  // through what, on what occasion, when
  [
    "{source:The firm} {cue:said} {medium:in a statement} {content:that it had paid}.",
    "The firm said in a statement that it had paid.",
  ],
  [
    "In {medium:a statement}, {source:the firm} {cue:said} {content:it had paid}.",
    "In a statement, the firm said it had paid.",
  ],
  [
    "{content:The firm had paid}, {source:it} {cue:said} in {medium:an email} on {said:Friday}.",
    "Osric Hides said in an email on Friday that the firm had paid.",
    { name: "Osric Hides" },
  ],
  ["{source:The firm} {cue:said} {said:Friday} {content:it had paid}.", "The firm said on Friday that it had paid."],
  [
    "{source:The firm} {cue:said} on {said:Friday} {content:that it had paid}.",
    "The firm said on Friday that it had paid.",
  ],
  [
    "On {said:Friday}, {source:the firm} {cue:denied} {content:the report}.",
    "On Friday, the firm denied the report.",
    { stance: "denies" },
  ],
  [
    "{source:The firm} on {said:Friday} {cue:denied} {content:the report}.",
    "The firm on Friday denied the report.",
    { stance: "denies" },
  ],
  [
    "{source:The firm} {cue:denied} {content:the report} on {said:Friday}.",
    "The firm denied the report on Friday.",
    { stance: "denies" },
  ],
  [
    "{content:“No,”} {source:the firm} {cue:said} {occasion:on leaving court}.",
    "The firm said on leaving court: “No.”",
  ],
  [
    "{occasion:On leaving court}, {source:Ada Holm} {cue:said} {content:that it was over}.",
    "On leaving court, Ada Holm said that it was over.",
  ],
  [
    "They met on {said:Monday}. {source:The firm} {cue:denied} {content:the report}.",
    "The firm denied the report.",
    { stance: "denies" },
  ],
  [
    "{source:The firm} {cue:said} {said:last week} {content:that it had paid}.",
    "The firm said last week that it had paid.",
  ],
  ["{content:“No,”} {source:the firm} {cue:said} in {said:November}.", "The firm said in November: “No.”"],
  [
    "{source:The firm} {cue:had said} on {medium:state radio} {said:hours earlier} {content:that it had paid}.",
    "The firm had said on state radio hours earlier that it had paid.",
  ],
  // through whom
  [
    "{via:The Meridian}, {cue:citing} {source:two officials}, reported {content:that the pit was sold}.",
    "The Meridian reported, citing two officials, that the pit was sold — this outlet does not say it spoke to them.",
    { type: "anonymous" },
  ],
  [
    "{via:The Meridian} wrote, {cue:citing} {source:two officials}, {content:that the pit was sold}.",
    "The Meridian reported, citing two officials, that the pit was sold — this outlet does not say it spoke to them.",
    { type: "anonymous" },
  ],
  [
    "{via:The Meridian}, {cue:citing} {source:a ministry paper}, reported {content:“grave faults”}.",
    "The Meridian reported, citing a ministry paper: “grave faults” — this outlet does not say it has seen it.",
    { type: "document" },
  ],
  [
    "{cue:Citing} {source:two officials}, the Post reports {content:that the pit was sold}.",
    "Citing two officials, this outlet reports that the pit was sold.",
    { type: "anonymous" },
  ],
  [
    "{source:Two officials} {cue:told} {via:the Meridian} {content:that the pit was sold}.",
    "Two officials told the Meridian that the pit was sold — this outlet does not say it spoke to them.",
    { type: "anonymous" },
  ],
  [
    "{via:Edwin Thrale} said {source:the chairman} {cue:had asked} {addressee:the clerk} {content:to file it}.",
    "The chairman had asked the clerk to file it — on the word of Edwin Thrale; this outlet does not say it spoke to them.",
    { type: "described", stance: "demands" },
  ],
  [
    "{source:Two officials} {cue:told} {addressee:Radio Nord} {content:that the crane was unsafe}, {hedge:reportedly}, {via:the Meridian} writes.",
    "Two officials told Radio Nord that the crane was unsafe — reportedly; on the word of the Meridian; this outlet does not say it spoke to them.",
    { type: "anonymous" },
  ],
  // hedges, and nobody
  [
    "{content:The prosecutor is {hedge:reportedly} {cue:considering} an inquiry}.",
    "The prosecutor is reportedly considering an inquiry — the article does not say on whose word.",
    { type: "none" },
  ],
  [
    "Both {cue:{hedge:are said to}} {content:have admitted it}.",
    "Both are said to have admitted it — the article does not say on whose word.",
    { type: "none" },
  ],
  [
    "{cue:Asked} on {said:Monday} {content:whether he would go}, he left.",
    "Asked on Monday whether he would go — the article does not say by whom.",
    { type: "none", stance: "asks" },
  ],
  [
    "{content:“Long live the bridge!”}",
    "“Long live the bridge!” — the article does not say who said it.",
    { type: "none", quotation: "direct" },
  ],
  [
    "It {cue:is expected} {content:to close}.",
    "It is expected to close — the article does not say on whose word.",
    { type: "none", stance: "believes" },
  ],
  // conditions
  [
    "{source:The union} {cue:warned} {content:that trains would stop {condition:if talks fail}}.",
    "The union warned that trains would stop if talks fail.",
    { stance: "warns" },
  ],
  [
    "{condition:If talks fail}, {source:the union} {cue:warned}, {content:trains would stop}.",
    "The union warned that if talks fail, trains would stop.",
    { stance: "warns" },
  ],
  [
    "{source:She} {cue:promised} {content:to resign}, {condition:unless the board paid}.",
    "Ada Holm promised to resign, unless the board paid.",
    { name: "Ada Holm", stance: "promises" },
  ],
  [
    "{content:“We stop,”} {source:she} {cue:said}, {condition:if the board does not pay}.",
    "Ada Holm said: “We stop.”",
    { name: "Ada Holm" },
  ],
  // withholds
  ["{source:Their lawyer} {cue:could not be reached}.", "Their lawyer could not be reached.", { stance: "withholds" }],
  [
    "{source:The mayor} {cue:declined to comment} on {content:the memo}.",
    "The mayor declined to comment on the memo.",
    { stance: "withholds" },
  ],
  [
    "On {content:the memo}, {source:the mayor} {cue:declined to comment}.",
    "The mayor declined to comment on the memo.",
    { stance: "withholds" },
  ],
  [
    "{source:The mayor} {cue:would not be drawn} on {content:who had seen it}.",
    "The mayor would not be drawn on who had seen it.",
    { stance: "withholds" },
  ],
  [
    "{source:The mayor} {cue:did not respond to requests for comment}.",
    "The mayor did not respond to requests for comment.",
    { stance: "withholds" },
  ],
  [
    "{content:Whether she would go}, {source:the mayor} {cue:would not say}.",
    "The mayor would not say whether she would go.",
    { stance: "withholds" },
  ],
  // other acts
  [
    "{source:He} {cue:denied} {content:it}.",
    "Casimir Hovland denied it.",
    { stance: "denies", name: "Casimir Hovland" },
  ],
  [
    "{content:“They asked it nicely,”} {source:he} {cue:said}, {content:“but they asked it twice.”}",
    "Benedikt Aarts said: “They asked it nicely, but they asked it twice.”",
    { name: "Benedikt Aarts" },
  ],
  [
    "The clerk {cue:said} {content:“hello} there.",
    "The clerk said “hello” — the article does not say who said it.",
    { type: "none" },
  ],
  ["{source:She} {cue:asked}: {content:“When?”}", "Ada Holm asked: “When?”", { name: "Ada Holm", stance: "asks" }],
  ["{source:Ada Holm} {cue:said}.", "Ada Holm said."],
  [
    "{source:The firm} {cue:said} {medium:in a statement} on {said:10 March 2031} {content:it had paid}.",
    "The firm said in a statement on 10 March 2031 that it had paid.",
  ],
  [
    "{content:siding with the strikers}, {content:which} {source:he} {cue:denies}.",
    "Casimir Hovland denies siding with the strikers.",
    { stance: "denies", name: "Casimir Hovland" },
  ],
  [
    "He said no, {cue:adding} {content:that it was late}. {source:The mayor} left.",
    "The mayor added that it was late.",
    { stance: "says" },
  ],
  ["{source:The mayor} declined, {cue:adding} {content:that it was late}.", "The mayor added that it was late."],
  ["{source:The firm}, {cue:citing} {content:figures of its own}, went on.", "The firm cited figures of its own."],
  [
    "{content:The road was shut}, it {cue:was reported by} {source:Radio Nord}.",
    "Radio Nord reported that the road was shut.",
    { type: "media" },
  ],
  [
    "{source:Critics} {cue:accused} {addressee:the mayor} {content:of lying}.",
    "Critics accused the mayor of lying.",
    { stance: "alleges", type: "group" },
  ],
  ["{source:Gerda Pym} {cue:praised} {content:the nurses}.", "Gerda Pym praised the nurses.", { stance: "supports" }],
  [
    "{source:Gerda Pym} {cue:condemned} {content:“a cowardly act”}.",
    "Gerda Pym condemned “a cowardly act”.",
    { stance: "condemns" },
  ],
  [
    "{source:Few} {cue:believe} {content:that it will hold}.",
    "Few believe that it will hold.",
    { stance: "believes", type: "group" },
  ],
  [
    "{source:The union} {cue:wants} {content:them to be voluntary}.",
    "The union wants them to be voluntary.",
    { stance: "wants" },
  ],
  [
    "{source:The other} {cue:recalled} {content:that Roke “would take care of it}”.",
    "The other recalled that Roke “would take care of it”.",
  ],
  ["{source:The board} {cue:vowed} {content:to pay}.", "The board vowed to pay.", { stance: "promises" }],
  [
    "{source:The mayor}’s view {cue:is} {content:that it was late}.",
    "The mayor’s view is that it was late.",
    { stance: "other" },
  ],
]

describe("the sentence of a card", () => {
  it.each(sentences)("%s", (text, sentence, facts = {}) => {
    const record = marked(text, facts)
    const [statement] = record.statements
    const read = statement ? sentenceOf(record, statement).map((piece) => piece.text) : []
    expect(read.join("")).toBe(sentence)
  })
  it("is a sentence whatever parts a statement has", () => {
    const read = combinations().map(([text, facts]) => {
      const record = marked(text, facts)
      return record.statements.flatMap((statement) => sentenceOf(record, statement).map((piece) => piece.text)).join("")
    })
    expect(read.length).toBeGreaterThan(1000)
    const bad = read.filter(
      (sentence) =>
        /\s\s|\s[,.;:!?]|,,|\.\.|: that|undefined|null|\bto to\b|\bon on\b|that that/.test(sentence) ||
        !/^[“\p{Lu}]/u.test(sentence) ||
        !/[.!?]”?$/.test(sentence) ||
        sentence.split("“").length !== sentence.split("”").length,
    )
    expect(bad).toEqual([])
  })
})

/** Sources × contents × hearers × channels × days × relays × conditions × orders. */
function combinations(): [text: string, facts: Facts][] {
  const sources: [words: string, facts: Facts][] = [
    ["{source:Ada Holm}", {}],
    ["{source:she}", { name: "Ada Holm" }],
    ["{source:the minister, Ada Holm,}", { name: "Ada Holm" }],
    ["{source:three officials who work there}", { type: "anonymous" }],
    ["", { type: "none" }],
  ]
  const contents = ["that the pit was sold", "the pit was sold", "“The pit is sold,”", "the report “a joke”"]
  const cues = ["said", "told", "adding", "denied"]
  const hearers = ["", " {addressee:the board}"]
  const channels = ["", " in {medium:an email}"]
  const days = ["", " on {said:Monday}", " {said:last week}"]
  const relays = ["", ", {via:the Meridian} wrote"]
  const conditions = ["", " {condition:if talks fail}"]
  const all: [string, Facts][] = []
  for (const [who, facts] of sources)
    for (const what of contents)
      for (const cue of cues)
        for (const extras of hearers.flatMap((a) => channels.flatMap((b) => days.map((c) => a + b + c))))
          for (const tail of relays.flatMap((a) => conditions.map((b) => a + b))) {
            const content = `{content:${what}}`
            all.push([`Then ${who} {cue:${cue}}${extras} ${content}${tail}.`, facts])
            all.push([`${content} ${who} {cue:${cue}}${extras}${tail}.`, facts])
          }
  return all
}
