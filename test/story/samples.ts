/** Invented stories for looking at: twelve articles on a dam, one article alone, none, and one that means harm. */
import { type Held, storyOf } from "./build.ts"

const wire =
  "Engineers at the Tarnholt dam knew in October that its spillway gate had failed a test, the Tarnholt Gazette reported on Tuesday.\n\nThe newspaper quoted two engineers at the dam, who asked not to be named for fear of losing their posts.\n\nFen & Moor Water, which runs the dam, said it would look into the report.\n\nForty homes below the dam were cleared overnight."

/** Twelve articles, two origins for what they mostly carry; a claim that goes in a circle, one that is denied, figures that change. */
export function dam(): Held {
  return storyOf({
    articles: {
      gazette1: {
        outlet: "Tarnholt Gazette",
        published: "2032-03-02T07:10:00Z",
        title: "Dam gate failed its test, say engineers",
        url: "https://gazette.example/tarnholt/dam-gate-failed",
        text: "The spillway gate of the Tarnholt dam failed its yearly test in October, and nobody below the dam was told.\n\nTwo engineers at the dam told the Gazette that the gate had stuck a hand’s breadth from its seat. “We wrote it down and we sent it up,” one of them said. Both asked not to be named for fear of losing their posts.\n\nForty homes in Lower Tarnholt were cleared overnight, the fire brigade said.\n\nThe lake is to be filled again from 10 March, according to Fen & Moor Water.",
      },
      wire1: {
        outlet: "Varn Wire",
        published: "2032-03-02T11:30:00Z",
        title: "Tarnholt dam: gate failed test in October, newspaper reports",
        url: "https://varnwire.example/2032/03/02/tarnholt",
        cites: [["Tarnholt Gazette", "gazette1", "the Tarnholt Gazette reported on Tuesday"]],
        text: wire,
      },
      courier: {
        outlet: "Lowland Courier",
        published: "2032-03-02T12:05:00Z",
        title: "Gate at Tarnholt failed test",
        url: "https://lowlandcourier.example/news/4411",
        copyOf: "wire1",
        text: `TARNHOLT (Varn Wire) — ${wire}`,
      },
      nesspost: {
        outlet: "Ness Post",
        published: "2032-03-02T13:40:00Z",
        title: "“They knew in October”: shock in Lower Tarnholt",
        url: "https://nesspost.example/shock-in-lower-tarnholt",
        copyOf: "wire1",
        partOf: ["wire1", 0.83, wire.split("\n\n")[0] ?? ""],
        text: `${wire}\n\nIn Lower Tarnholt the bakery stayed shut on Tuesday, and the school bus turned back at the bridge.`,
      },
      valley: {
        outlet: "Valley Advertiser",
        published: "2032-03-03T06:00:00Z",
        title: "Dam gate failed test in October",
        copyOf: "wire1",
        text: wire,
      },
      radio: {
        outlet: "Radio Ness",
        published: "2032-03-03T08:00:00Z",
        title: "Spillway gate ‘reportedly’ failed its test",
        url: "https://radioness.example/a/88120",
        cites: [["Varn Wire", "wire1", "Varn Wire says"]],
        text: "The gate of the Tarnholt dam reportedly failed a test last autumn, Varn Wire says.\n\nThe dam’s owner would not say on Wednesday whether the gate had been tested since.\n\nThe mayor of Tarnholt, Hedda Roane, has offered to resign, the Morning Ledger reports.",
      },
      ledger: {
        outlet: "Morning Ledger",
        published: "2032-03-03T09:15:00Z",
        title: "Tarnholt: a gate that failed and a mayor on her way out",
        url: "https://morningledger.example/tarnholt-a-gate-that-failed",
        text: "The spillway gate of the Tarnholt dam failed its test in October.\n\nThe mayor, Hedda Roane, has offered to resign, it was said at the town hall.\n\nIn all 140 homes have been cleared.",
      },
      mirror: {
        outlet: "Kettle Bay Mirror",
        published: "2032-03-03T15:20:00Z",
        title: "Inspector: I saw the gate stick",
        url: "https://kettlebaymirror.example/inspector-i-saw-the-gate-stick",
        text: "Ada Quill, the county’s inspector of dams, said she had stood beside the spillway gate in October when it failed its test.\n\n“It stopped a hand’s breadth short and it would not go further,” Quill said in an interview.\n\nQuill said the gate had not been repaired by the end of February.\n\nThe gate had stuck twice the autumn before, a former keeper of the dam said.",
      },
      wire2: {
        outlet: "Varn Wire",
        published: "2032-03-03T18:45:00Z",
        title: "Inspector says she saw Tarnholt gate fail; company denies it",
        url: "https://varnwire.example/2032/03/03/tarnholt-inspector",
        cites: [["Kettle Bay Mirror", "mirror", "told the Kettle Bay Mirror"]],
        text: "The county’s inspector of dams told the Kettle Bay Mirror that the spillway gate at Tarnholt failed its test in October.\n\nFen & Moor Water called the account “an invention from first to last”. The gate passed its test, said a spokesman, Tobias Wren, and its repair was finished in January.\n\nThe lake will be filled from 24 March, two weeks later than planned, he said.",
      },
      dispatch: {
        outlet: "Harbour Dispatch",
        published: "2032-03-04T06:30:00Z",
        title: "Company denies inspector’s account of dam gate",
        url: "https://harbourdispatch.example/dam-gate",
        copyOf: "wire2",
        text: "KETTLE BAY, March 4 (Varn Wire) — The county’s inspector of dams told the Kettle Bay Mirror that the spillway gate at Tarnholt failed its test in October.\n\nFen & Moor Water called the account “an invention from first to last”.",
      },
      upland: {
        outlet: "Upland Review",
        published: "2032-03-04T10:00:00Z",
        title: "What the capital knew of Tarnholt",
        url: "https://uplandreview.example/what-the-capital-knew",
        cites: [["Capital Times", null, "the Capital Times first reported"]],
        text: "That the spillway gate failed its test in October reached the ministry before Christmas, the Capital Times first reported.\n\nThe ministry declined to comment on the test.\n\nMayor Roane has offered to resign.",
      },
      gazette2: {
        outlet: "Tarnholt Gazette",
        published: "2032-03-05T07:00:00Z",
        title: "Mayor ‘has offered to go’, says Ledger",
        url: "https://gazette.example/tarnholt/mayor-offered-to-go",
        cites: [["Morning Ledger", "ledger", "according to the Morning Ledger"]],
        text: "Hedda Roane, the mayor of Tarnholt, has offered to resign, according to the Morning Ledger.\n\n“I have done nothing of the kind,” Roane said on Friday.\n\nThe county now counts 212 homes cleared. Filling the lake has been put off until the gate is rebuilt, Fen & Moor Water said.",
      },
    },
    claims: [
      {
        text: "The spillway gate of the Tarnholt dam failed its yearly test in October.",
        carries: [
          [
            "gazette1",
            "The spillway gate of the Tarnholt dam failed its yearly test in October",
            "Two engineers at the dam",
          ],
          ["wire1", "its spillway gate had failed a test", "two engineers at the dam"],
          ["courier", "its spillway gate had failed a test", "two engineers at the dam"],
          ["nesspost", "its spillway gate had failed a test", "two engineers at the dam"],
          ["valley", "its spillway gate had failed a test", "two engineers at the dam"],
          ["radio", "The gate of the Tarnholt dam reportedly failed a test last autumn", "Varn Wire", "reportedly"],
          ["ledger", "The spillway gate of the Tarnholt dam failed its test in October"],
          ["mirror", "she had stood beside the spillway gate in October when it failed its test", "Ada Quill"],
          ["wire2", "the spillway gate at Tarnholt failed its test in October", "The county’s inspector of dams"],
          ["dispatch", "the spillway gate at Tarnholt failed its test in October", "The county’s inspector of dams"],
          ["upland", "the spillway gate failed its test in October", "the Capital Times"],
        ],
        denies: [["wire2", "an invention from first to last", "Fen & Moor Water"]],
        withholds: [
          ["radio", "whether the gate had been tested since", "the dam’s owner"],
          ["upland", "declined to comment on the test", "the ministry"],
        ],
        origins: [
          [
            "two engineers at the dam",
            "anonymous",
            "gazette1 wire1 courier nesspost valley radio ledger",
            ["gazette1", "said", "Two engineers at the dam told the Gazette"],
          ],
          [
            "Ada Quill, the county’s inspector of dams",
            "named",
            "mirror wire2 dispatch",
            ["mirror", "said", "Quill said in an interview"],
          ],
        ],
        links: [
          ["o1", "gazette1", "said", "Two engineers at the dam told the Gazette"],
          ["gazette1", "wire1", "cites", "the Tarnholt Gazette reported on Tuesday"],
          ["wire1", "courier", "credit", "(Varn Wire)"],
          ["wire1", "nesspost", "copy", "who asked not to be named for fear of losing their posts"],
          ["wire1", "valley", "copy", "who asked not to be named for fear of losing their posts"],
          ["wire1", "radio", "cites", "Varn Wire says"],
          ["gazette1", "ledger", "unattributed", null],
          ["o2", "mirror", "said", "Ada Quill, the county’s inspector of dams, said"],
          ["mirror", "wire2", "told", "told the Kettle Bay Mirror"],
          ["wire2", "dispatch", "credit", "(Varn Wire)"],
          ["Capital Times", "upland", "cites", "the Capital Times first reported"],
        ],
        maybe: [["c6", "another time, perhaps the same fault"]],
      },
      {
        text: "The mayor of Tarnholt, Hedda Roane, has offered to resign.",
        carries: [
          ["radio", "The mayor of Tarnholt, Hedda Roane, has offered to resign", "the Morning Ledger"],
          ["ledger", "The mayor, Hedda Roane, has offered to resign", null, "it was said"],
          ["upland", "Mayor Roane has offered to resign"],
          ["gazette2", "Hedda Roane, the mayor of Tarnholt, has offered to resign", "the Morning Ledger"],
        ],
        denies: [["gazette2", "I have done nothing of the kind", "Hedda Roane"]],
        links: [
          ["ledger", "radio", "cites", "the Morning Ledger reports"],
          ["ledger", "gazette2", "cites", "according to the Morning Ledger"],
          ["ledger", "upland", "unattributed", null],
          ["gazette2", "ledger", "same words", null],
        ],
        heardBy: 0,
        circular: true,
      },
      {
        text: "Forty homes below the dam were cleared.",
        carries: [
          ["gazette1", "Forty homes in Lower Tarnholt were cleared overnight", "the fire brigade"],
          ["wire1", "Forty homes below the dam were cleared overnight"],
          ["courier", "Forty homes below the dam were cleared overnight"],
          ["nesspost", "Forty homes below the dam were cleared overnight"],
          ["valley", "Forty homes below the dam were cleared overnight"],
        ],
        origins: [
          [
            "the fire brigade",
            "organisation",
            "gazette1 wire1 courier nesspost valley",
            ["gazette1", "said", "the fire brigade said"],
          ],
        ],
        links: [
          ["o1", "gazette1", "said", "the fire brigade said"],
          ["gazette1", "wire1", "unattributed", null],
          ["wire1", "courier", "credit", "(Varn Wire)"],
          ["wire1", "nesspost", "copy", "Forty homes below the dam were cleared overnight"],
          ["wire1", "valley", "copy", "Forty homes below the dam were cleared overnight"],
        ],
        versions: [
          ["c4", "homes cleared"],
          ["c5", "homes cleared"],
        ],
      },
      {
        text: "140 homes have been cleared.",
        carries: [["ledger", "140 homes have been cleared"]],
        versions: [
          ["c3", "homes cleared"],
          ["c5", "homes cleared"],
        ],
      },
      {
        text: "212 homes have been cleared.",
        carries: [["gazette2", "212 homes cleared", "The county"]],
        origins: [["the county", "organisation", "gazette2", ["gazette2", "said", "The county now counts"]]],
        links: [["o1", "gazette2", "said", "The county now counts"]],
        versions: [
          ["c3", "homes cleared"],
          ["c4", "homes cleared"],
        ],
      },
      {
        text: "The gate had stuck twice the autumn before.",
        carries: [["mirror", "The gate had stuck twice the autumn before", "a former keeper of the dam"]],
        origins: [
          ["a former keeper of the dam", "described", "mirror", ["mirror", "said", "a former keeper of the dam said"]],
        ],
        links: [["o1", "mirror", "said", "a former keeper of the dam said"]],
        maybe: [["c1", "another time, perhaps the same fault"]],
      },
      {
        text: "The repair of the gate was finished in January.",
        carries: [["wire2", "its repair was finished in January", "Tobias Wren"]],
        origins: [
          [
            "Fen & Moor Water (a spokesman, Tobias Wren)",
            "organisation",
            "wire2",
            ["wire2", "same people", "said a spokesman, Tobias Wren"],
            "interested",
          ],
        ],
        links: [["o1", "wire2", "said", "said a spokesman, Tobias Wren"]],
        denies: [["mirror", "the gate had not been repaired by the end of February", "Ada Quill"]],
        rivals: ["c1"],
      },
      {
        text: "The lake is to be filled again from 10 March.",
        carries: [["gazette1", "The lake is to be filled again from 10 March", "Fen & Moor Water"]],
        origins: [
          [
            "Fen & Moor Water",
            "organisation",
            "gazette1",
            ["gazette1", "said", "according to Fen & Moor Water"],
            "interested",
          ],
        ],
        links: [["o1", "gazette1", "said", "according to Fen & Moor Water"]],
        versions: [["c9", "the day of filling"]],
      },
      {
        text: "The lake will be filled from 24 March.",
        carries: [["wire2", "The lake will be filled from 24 March", "Tobias Wren"]],
        origins: [["Fen & Moor Water", "organisation", "wire2", ["wire2", "said", "he said"], "interested"]],
        links: [["o1", "wire2", "said", "he said"]],
        versions: [["c8", "the day of filling"]],
      },
    ],
    changes: [
      {
        kind: "figure",
        what: "homes cleared",
        claims: ["c3", "c4", "c5"],
        values: [
          ["gazette1", "40", "Forty homes"],
          ["wire1", "40", "Forty homes"],
          ["nesspost", "40", "Forty homes"],
          ["ledger", "140", "140 homes"],
          ["gazette2", "212", "212 homes"],
        ],
      },
      {
        kind: "date",
        what: "the day from which the lake is filled",
        claims: ["c8", "c9"],
        values: [
          ["gazette1", "10 March", "from 10 March"],
          ["wire2", "24 March", "from 24 March"],
        ],
      },
      {
        kind: "status",
        what: "filling the lake",
        claims: ["c8", "c9"],
        values: [
          ["gazette1", "planned", "is to be filled again"],
          ["wire2", "planned, later", "two weeks later than planned"],
          ["gazette2", "postponed", "has been put off until the gate is rebuilt"],
        ],
      },
      {
        kind: "source",
        what: "two engineers at the dam",
        claims: ["c1"],
        values: [
          ["gazette1", "named as the source", "Two engineers at the dam told the Gazette"],
          ["wire1", "named as the source", "The newspaper quoted two engineers at the dam"],
          ["radio", "an agency alone is named", "Varn Wire says"],
          ["ledger", "nobody is named", null],
        ],
      },
      {
        kind: "hedge",
        what: "whether the gate failed",
        claims: ["c1"],
        values: [
          ["radio", "“reportedly”", "reportedly"],
          ["ledger", "stated as fact", "failed its test in October"],
        ],
      },
    ],
    notes: [
      {
        article: "valley",
        code: "no-url",
        said: "It is not known whether the Valley Advertiser printed it on paper first.",
      },
    ],
  })
}

/** Nothing is held. */
export function nothing(): Held {
  return storyOf({ articles: {}, claims: [] })
}

/** One article, without a date, an outlet or an address. */
export function alone(): Held {
  return storyOf({
    articles: {
      a1: {
        outlet: null,
        published: null,
        text: "The ferry at Brackwater will not run on Sunday, the harbour office said.",
      },
    },
    claims: [
      {
        text: "The ferry at Brackwater will not run on Sunday.",
        carries: [["a1", "The ferry at Brackwater will not run on Sunday", "the harbour office"]],
        origins: [
          ["the harbour office", "organisation", "a1", ["a1", "said", "the harbour office said"], "interested"],
        ],
        links: [["o1", "a1", "said", "the harbour office said"]],
      },
    ],
  })
}

/** What a page may be given by those who would have it run their script. */
export function hostile(): Held {
  const bad = `</script><script>document.title="caught"</script><img src=x onerror="document.title='caught'">`
  const long = "Donaudampfschifffahrt".repeat(20)
  return storyOf({
    articles: {
      a1: {
        outlet: `${bad}${long}`,
        published: "2032-03-02",
        title: `${bad} ${long}`,
        url: `https://x.example/"><script>document.title="caught"</script>`,
        text: `“${bad},” said <b>Ivo</b> \u202Enrat. ${long}`,
      },
      a2: { outlet: "\u202Etsop", published: "2032-03-02", url: "javascript:alert(1)", text: `The post: ${bad}` },
    },
    claims: [
      {
        text: `${bad} ${long}`,
        carries: [
          ["a1", bad, "<b>Ivo</b> \u202Enrat"],
          ["a2", bad],
        ],
        denies: [["a2", "The post", bad]],
        origins: [[`${bad}`, "named", "a1 a2", ["a1", "said", "said <b>Ivo</b> \u202Enrat"]]],
        links: [
          ["o1", "a1", "said", "said <b>Ivo</b> \u202Enrat"],
          [`<i>${bad}`, "a2", "cites", "The post"],
          ["a2", "a2", "cites", "The post"],
        ],
        rivals: ["c7"],
        maybe: [["c1", bad]],
      },
    ],
    changes: [
      {
        kind: "figure",
        what: bad,
        claims: ["c1"],
        values: [
          ["a1", bad, bad],
          ["a2", long, null],
        ],
      },
    ],
    notes: [{ article: "a1", code: "bad", said: bad }],
  })
}

/** Twenty outlets that print a wire's text, twenty that cite it, and as many claims as a busy week has. */
export function crowd(outlets: number, claims: number): Held {
  const text = "The weir at Lisk broke at noon, the Lisk Herald reported."
  const ids = Array.from({ length: outlets }, (_, i) => `p${i + 1}`)
  const day = (i: number) => `2032-05-${String(2 + (i % 9)).padStart(2, "0")}`
  return storyOf({
    articles: {
      herald: {
        outlet: "Lisk Herald",
        published: "2032-05-01",
        text: "The weir at Lisk broke at noon, a lock-keeper said.",
      },
      ...Object.fromEntries(
        ids.map((id, i) => [
          id,
          { outlet: `Paper ${i + 1}`, published: day(i), text, ...(i % 2 ? { copyOf: "p1" } : {}) },
        ]),
      ),
    },
    claims: Array.from({ length: claims }, () => ({
      text: "The weir at Lisk broke at noon.",
      carries: [
        ["herald", "The weir at Lisk broke at noon", "a lock-keeper"] as [string, string, string],
        ...ids.map((id) => [id, "The weir at Lisk broke at noon", "the Lisk Herald"] as [string, string, string]),
      ],
      origins: [["a lock-keeper", "described", ["herald", ...ids].join(" "), ["herald", "said", "a lock-keeper said"]]],
      links: [
        ["o1", "herald", "said", "a lock-keeper said"],
        ...ids.map((id, i) =>
          i % 2
            ? (["p1", id, "copy", "the Lisk Herald reported"] as const)
            : (["herald", id, "cites", "the Lisk Herald reported"] as const),
        ),
      ],
    })) as Parameters<typeof storyOf>[0]["claims"],
  })
}
