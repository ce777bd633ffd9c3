/** Articles that are made to do harm wherever their words are shown: each of their words that a page could show is markup, a script, an address or a sign that turns what follows. */
import type { Record } from "../../src/record/index.ts"
import { written } from "../story/records.ts"

/** Whatever runs, or is taken for more than text, leaves a mark that a page can be asked for. */
const RUN = "window.harmed=1"

const MARKUP = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</title></style></textarea><img src=x onerror=${RUN}>`,
  `"><svg onload=${RUN}>`,
  `' onmouseover='${RUN}' style='position:fixed;inset:0`,
  `<style>*{display:none!important}</style>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<form action="https://evil.example/"><button>Press</button></form>`,
  `<a href="javascript:${RUN}">here</a>`,
  `{@html "<script>${RUN}</script>"} \${${RUN}} {{${RUN}}}`,
  `--><!--[if]>]]>&lt;script&gt;${RUN}&lt;/script&gt;`,
  "\u202eevil\u2066\u0000\u0007\u001b[31m",
].join(" ")

const LONG = "A".repeat(4000)

/** Two that say the same, so that a claim is told of them, too. */
export function hostileArticles(): Record[] {
  const outlets = [`Herald ${MARKUP.slice(0, 240)}`, `Courier ${MARKUP.slice(0, 240)}`]
  return outlets.map((outlet, i) => {
    const by = `Orla ${MARKUP} Venn`
    const says = `the northern bridge collapsed during repairs ${MARKUP} ${LONG}`
    const printed = {
      outlet,
      on: `2031-03-1${i}`,
      byline: MARKUP,
      title: `${MARKUP} ${LONG}`,
      url: `javascript:${RUN}//${i}`,
    }
    const record = written(`${i}`.repeat(16), printed, `Day ${i}. ${by} said that ${says}.`, {
      says,
      by,
      cue: "said",
      hedge: "said",
    })
    return { ...record, notes: [{ code: "speaker-unsure", span: record.statements[0]?.content.spans[0] ?? null }] }
  })
}

/** What is typed into addresses. */
export const TYPED = MARKUP
