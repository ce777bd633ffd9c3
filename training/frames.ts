/**
 * What there is to learn from about frames: for every labelled attribution each phrase near it, its features, and whether the label names it.
 * `node frames.ts POLNEAR LABELS.jsonl … > frames.jsonl`, then frames.py.
 *
 * A line: { article, field, i, gold: whether the label names any phrase, same, any: the attributions its history speaks of, rows: [[is it the one, its
 * words, feature, …], …] }. In features of history "another" stands for whatever was chosen.
 */
import { languageOf } from "../src/language/index.ts"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { plainArticle } from "../eval/data.ts"
import { isLike, labelled, readingOf } from "../eval/fields.ts"
import { type Candidate, featuresOf, historyOf, nearTo, ORDER, rivalsOf, sceneOf } from "../src/resolve/frames/index.ts"
import { factsFor } from "../src/resolve/passes.ts"
import { stanceOf } from "../src/resolve/stances/index.ts"

const [folder = "", ...paths] = process.argv.slice(2)
for (const [article, [doc, labels]] of paths.flatMap((path) => labelled(path)).entries()) {
  const text = readFileSync(join(folder, "train/text", `${doc}.txt`), "utf8")
  const published = labels[0]?.published ?? null
  const { reading, words } = readingOf(text, labels)
  const chains = reading.attributions.map((attribution) => ({ attribution, via: [], addressee: null, isSaid: true }))
  const given = { article: plainArticle(doc, text, published), reading, language: languageOf("en"), chains }
  const { passage, attributions, speakers, times } = factsFor(given, "passage", "attributions", "speakers", "times")
  const { scene, candidates } = sceneOf(passage, attributions, {
    stances: attributions.map((attribution) => stanceOf(passage, attribution)),
    speakers: speakers.sources.map(({ entity }) => entity),
    times,
    published,
  })
  // What the labels choose in the fields asked before; frames.py asks again with what the model chooses.
  const right = labels.map((): Candidate[] => [])
  for (const field of ORDER) {
    for (const [i, label] of labels.entries()) {
      const gold = words(field === "said" ? label.time : label[field])
      const near = nearTo(scene, i, candidates[field])
      const { same, gap, any } = historyOf(scene, i, (k) => String(k))
      const beside = right[i] ?? []
      const rivals = rivalsOf(scene, i, near)
      const rows = near.map((candidate) => [
        gold !== "" && isLike(gold, candidate.span.text),
        candidate.span.text.toLowerCase(),
        ...featuresOf(scene, i, candidate, rivals, { same: "?", gap, any: "?", beside }),
      ])
      const history = { same: same === null ? null : Number(same), any: any === null ? null : Number(any) }
      process.stdout.write(`${JSON.stringify({ article, field, i, gold: gold !== "", ...history, rows })}\n`)
      const at = reading.attributions[i]?.cue[0]?.start ?? 0
      const nearest = near
        .filter(({ span }) => gold !== "" && isLike(gold, span.text))
        .toSorted((a, b) => Math.abs(a.span.start - at) - Math.abs(b.span.start - at))[0]
      if (nearest) right[i]?.push(nearest)
    }
  }
}
