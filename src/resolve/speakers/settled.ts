/** What kind of thing a lone unknown name names, once all that stands for it is known. */
import { type Cast, castOf, figureOfHead, type Scene, worldOf } from "./world.ts"

/**
 * Who says something is taken for a person, unless "its" or an "it" that says something has stood for it ("it was late" stands for nothing), or what stands
 * behind its name only bodies have: "Tessaly, which", "Tessaly's shareholders".
 */
export function settleTypes(scene: Scene, mentions: Cast): Cast {
  const world = worldOf(scene, mentions)
  const { is, fits } = world.lexicon
  const { text } = scene.passage
  const speaking = new Set(scene.attributions.flatMap(({ source: [first] }) => first?.start ?? []))
  for (const head of scene.heads) {
    const figure = head?.kind === "name" ? figureOfHead(world, head) : null
    if (figure?.type !== null) continue
    const asThing =
      figure.mentions.some(
        (mention) =>
          mention.kind === "pronoun" &&
          (is(mention.word, "its") || (is(mention.word, "it") && speaking.has(mention.start))),
      ) || figure.names.some(({ end }) => fits(text.slice(end, end + AFTER), "behind-name-of-body"))
    figure.type = asThing ? "organisation" : "person"
  }
  return castOf(world)
}

/** Characters in which the next two words stand. */
const AFTER = 40
