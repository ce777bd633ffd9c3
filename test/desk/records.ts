/** Three articles on somebody who is accused of something, and denies it. */
import { written } from "../story/records.ts"
import { recordOf } from "../web/build.ts"
import { articleOf } from "../web/records.ts"

export const accused = recordOf(
  articleOf(
    "Ivo Tarn said Ada Renn, the former mayor, had sold the quay. Renn denied that she had sold it. Ada Renn said the quay was old. The clerk could not be reached for comment.",
    { outlet: "Lisk Post", published: "2031-03-02", title: "Quay was sold", url: "https://post.example/quay" },
  ),
  {
    entities: [
      ["Ivo Tarn", "person", ["Ivo Tarn"]],
      [
        "Ada Renn",
        "person",
        ["[Ada Renn], the", "[Renn] denied", "[Ada Renn] said", "that [she] had"],
        ["the former mayor"],
      ],
    ],
    statements: [
      { who: "Ivo Tarn", entity: "e1", cue: "Tarn [said] Ada", what: "Ada Renn, the former mayor, had sold the quay" },
      { who: "[Renn] denied", entity: "e2", cue: "denied", what: "that she had sold it", stance: "denies" },
      { who: "[Ada Renn] said", entity: "e2", cue: "Renn [said] the", what: "the quay was old" },
      { who: "The clerk", type: "described", cue: "could not be reached", what: "for comment", stance: "withholds" },
    ],
  },
)
export const later = recordOf(
  articleOf("Officials said Mayor Ada Renn would speak, the Lisk Post reported. Ada Renn declined to comment.", {
    outlet: "Evening/Courier & Co",
    published: "2031-03-05",
    title: "Renn to speak",
  }),
  {
    entities: [
      ["Ada Renn", "person", ["Mayor [Ada Renn] would", "[Ada Renn] declined"], ["[Mayor] Ada"]],
      ["Lisk Post", "media", ["the Lisk Post"]],
    ],
    statements: [
      {
        who: "Officials",
        type: "anonymous",
        cue: "Officials [said]",
        what: "Mayor Ada Renn would speak",
        via: [["the Lisk Post", "e2", "media"]],
      },
      { who: "[Ada Renn] declined", entity: "e1", cue: "declined to comment", what: "to comment", stance: "withholds" },
    ],
  },
)
export const other = written(
  "00ff00ff00ff00ff",
  { outlet: "Lisk Post", on: "2031-03-06" },
  "A. Renn said the quay is shut. A guard said the gate is open.",
  { by: "A. Renn", cue: "said", says: "the quay is shut" },
  { by: "A guard", type: "described", cue: "said", says: "the gate is open" },
)
