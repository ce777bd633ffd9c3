/** Which language a text is in, and whether the model reads it. */
import { wordList } from "../language/index.ts"
import { type Article, LanguageError } from "../record/index.ts"

const LOOKED_AT = 6_000
/** Below this many letters detection is a guess, and what the page states counts. */
const FEWEST_LETTERS = 120
/** Kin of English that detection takes it for in short or odd texts. */
const NEAR_ENGLISH = new Set(["eng", "sco", "und"])

/** The share of function words from which a text is English, whatever its names look like. */
const ENGLISH_SHARE = 0.2
const functionWords = new Set(wordList("function-words"))

function functionWordShare(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.filter((word) => functionWords.has(word)).length / Math.max(1, words.length)
}

/** ISO 639-3 of the text's language; null when it is too short to tell. */
async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, LOOKED_AT)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < FEWEST_LETTERS) return null
  if (functionWordShare(sample) > ENGLISH_SHARE) return "eng"
  // Loaded here, for what it knows of eighty languages is put together when it is loaded, and most articles are plainly English.
  const { franc } = await import("franc-min")
  const found = franc(sample)
  return found === "und" ? null : found
}

/**
 * The article's language as BCP 47: as the page states it, unless its words are plainly in another.
 *
 * @throws {LanguageError} when it is not English and `force` is not set
 */
export async function readableLanguage(article: Article, force: boolean): Promise<string | null> {
  const detected = await detectLanguage(article.text)
  if (detected === null || NEAR_ENGLISH.has(detected)) {
    const stated = article.language
    return detected === null ? stated : stated && /^en\b/i.test(stated) ? stated : "en"
  }
  const code = new Intl.Locale(detected).minimize().toString()
  if (force) return Intl.getCanonicalLocales(code)[0] ?? code
  const name = new Intl.DisplayNames("en", { type: "language" }).of(detected) ?? detected
  throw new LanguageError({
    what: `the article seems to be in ${name}, and the model reads English`,
    where: article.uri,
    next: "give --force to read it all the same",
  })
}

/** The article's language where a person says which it is: with the region that the page states, if it states one. */
export function spokenLanguage({ language }: Article, told: string): string {
  return language?.toLowerCase().split("-")[0] === told ? language : told
}
