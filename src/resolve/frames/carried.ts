/**
 * What may be carried: a day that does not stand in the clause of the words of saying.
 *
 * The weights (belongs.ts) say which day is the likeliest; these rules say which is not likely enough, whatever its weight. Of the days that one of
 * them leaves out, fewer than half are right by the labels of training/labels, and a wrong day is worse than none.
 */
import { extentOf, sentenceOf } from "../words/index.ts"
import type { Candidate } from "./candidates.ts"
import { namesIn, paragraphsBack, placeOfCue, type Scene, voiceOf } from "./features.ts"
import { isOfAnother, isOfAnotherAct } from "./said.ts"

/** How many paragraphs further up a day may stand, and how many further on. */
const FARTHEST_BACK = 7
const FARTHEST_ON = 1

/** A day, a week or a month; what is longer was hardly named to say when somebody spoke. */
const SHORT = /^[\dX]{4}-(?:W?\d\d|WXX|XX)/

/** Whether the time can be that of attribution `i`. */
export function mayBeCarried(scene: Scene, i: number, candidate: Candidate): boolean {
  const { time, owners, voices, toldBy } = candidate
  if (!time) return false
  const isNear = isInSentence(scene, i, candidate)
  if (owners.has(i)) return isNear || SHORT.test(time.value)
  // What somebody said is of another time than the saying of it.
  if (toldBy.has(i)) return false
  const own = scene.speakers[i] ?? null
  if (!(own && voices.has(own)) && isOfAnotherAct(scene.passage, time)) return false
  const cue = extentOf(scene.attributions[i]?.cue ?? [])
  if (isNear) return cue === null || !isOfAnother(scene.passage, time, cue)
  const back = paragraphsBack(scene, i, candidate)
  if (back > FARTHEST_BACK || -back > FARTHEST_ON) return false
  const voice = voiceOf(scene, i, candidate)
  return voice !== "unknown" && !(voice === "nobody" && !namesSpeaker(scene, i, candidate)) && SHORT.test(time.value)
}

function isInSentence({ passage, attributions }: Scene, i: number, { span }: Candidate): boolean {
  const sentence = sentenceOf(passage, placeOfCue(attributions[i]))
  return !sentence || (sentence.start <= span.start && span.start < sentence.end)
}

/** Whether the sentence of the time, in which nothing is said, has a name of who speaks: else it tells of something that happened then. */
function namesSpeaker({ passage, speakers, names }: Scene, i: number, { span }: Candidate): boolean {
  const sentence = sentenceOf(passage, span.start)
  const own = names.get(speakers[i] ?? "")
  if (!own || !sentence) return false
  return namesIn(passage.text.slice(sentence.start, sentence.end)).some((name) => own.has(name))
}
