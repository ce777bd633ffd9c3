/**
 * A statement as one sentence that a person would write, made of the article's own words:
 * who, what they do, to whom, through what, when, and what it is; and behind a dash, what keeps it at a distance.
 *
 *   Odile Farrow told reporters on Monday: “Nobody put that memo in front of me.”
 *   Three port officials told Radio Nord that the crane was unsafe — reportedly; this outlet does not say it spoke to them.
 */
import type { Record, Span, Statement } from "../record/index.ts"
import { contentOf, isQuoted, type Piece, spansOf } from "./content.ts"
import { type Extra, extrasOf } from "./extras.ts"
import { capital, finite, inTheMiddle, lowered, prepositionBefore, unclosed } from "./phrases.ts"
import { joined, relaysOf, whoOf } from "./words.ts"

/** A cue that a source follows and a sentence can begin with. */
const LEADS = /^(according to|per|citing|quoting|as told by|in the (words|view|opinion|judgment) of|to judge by)$/i
/** Verbs that take a clause with "that". */
const TAKES_THAT =
  /(^|\s)(said|says?|told|tells?|add(ed|s)|report(ed|s)|announc(ed|es)|warn(ed|s)|claim(ed|s)|confirm(ed|s)|den(ied|ies)|believ(ed?|es)|think|thinks|thought|argu(ed|es)|insist(ed|s)|not(ed|es)|acknowledg(ed|es)|admit(s|ted)|alleg(ed|es)|stat(ed|es)|wr(ites|ote)|explain(ed|s)|estimat(ed|es)|promis(ed|es)|predict(ed|s)|suggest(ed|s)|recall(ed|s)|conclud(ed|es)|testif(ied|ies)|maintain(ed|s)|declar(ed|es)|conced(ed|es)|fear(ed|s)|hop(ed|es)|show(ed|s)|assur(ed|es)|pledg(ed|es)|vow(ed|s)|replied|responded)$/i
/** Verbs that need a hearer. */
const TAKES_HEARER = /(^|\s)(told|tells?|assured?|assures|informed|reminded)$/i
/** What joins itself to a verb. */
const JOINED = /^(\p{Ll}+ing|that|whether|if|what|who|whom|why|how|when|where|which|to|not to|of|for|as)\s/iu
const PRONOUN = /^(it|he|she|they|we|there|I|you)\s/
/** Of a document that the text says somebody has seen. */
const SEEN = /\b(seen|obtained|reviewed|viewed|read) by\b/i
const RELATIVE = /^(which|that|who|whom)$/i

export function sentenceOf(record: Record, statement: Statement): Piece[] {
  const { source } = statement
  const pieces = (
    source.spans.length === 0 && source.entity === null
      ? nobody(record, statement)
      : leads(record, statement)
        ? led(record, statement)
        : told(record, statement)
  ).filter(({ text }) => text !== "")
  const first = pieces.findIndex(({ text }) => text.trim() !== "")
  const head = pieces[first]
  if (head) pieces[first] = { ...head, text: capital(head.text) }
  const said = pieces.map(({ text }) => text).join("")
  const aside = asideOf(record, statement, said)
  const ended = /[.!?…][”"’']*\)?\s*$/.test(said)
  return aside.length > 0
    ? [...withoutStop(pieces), ...aside, { ...joint("."), aside: true }]
    : ended
      ? pieces
      : [...pieces, joint(".")]
}

/** Who → cue → to whom, through what, when → content. */
function told(record: Record, statement: Statement): Piece[] {
  const { source, cue, content } = statement
  const { shown, also, read } = whoOf(record, source)
  const [word, first] = [cue.spans[0], spansOf(content)[0]]
  const turned = Boolean(word && first && first.start < word.start) // “…,” she said
  const { before, middle, after, behind } = extrasOf(record, statement, turned)
  const verb = finite(joined(cue.spans))
  const heard = after.some(({ role }) => role === "addressee")
  const hearer = TAKES_HEARER.test(verb) && !heard ? hearerOf(record, statement) : null
  const clause = isQuoted(content) || turned || after.length > 0 || /^(that|how|what|why)\s/.test(first?.text ?? "")
  const silent = TAKES_HEARER.test(verb) && !heard && !hearer && clause
  const adverbs = hearer ? after.filter(({ spans }) => !spans.some(({ start }) => start < hearer.end)) : after
  const pieces: Piece[] = [
    ...before.flatMap(({ role, text, by }) => [joint(by.trimStart()), { role, text }, joint(", ")]),
    {
      role: "source",
      text: before.length ? inTheMiddle(shown || "Somebody") : shown || "Somebody",
      ...(read && read.as === shown ? { words: read.words } : {}),
    },
    joint(also ? ` (${also})` : middle.length === 0 && closes(record, source.spans, shown) ? "," : ""),
    joint(ownedBy(record, source.spans.at(-1), word)),
    ...placed(middle),
    joint(verb === "" || verb === ":" ? "" : " "),
    { role: "cue", text: silent ? verb.replace(/(?<!\S)\S+$/, "said") : verb },
    joint(hearer ? ` ${hearer.text}` : ""),
    ...placed(adverbs),
  ]
  if (!first) return [...pieces, ...placed(behind)]
  const last = adverbs.at(-1)?.spans.at(-1) ?? (hearer ? undefined : cue.spans.at(-1))
  const ahead = TAKES_THAT.test(verb) && behind.find(({ spans }) => (spans[0]?.start ?? 0) < (word?.start ?? 0))
  const { link, head } = linkTo(record, statement, { verb, turned, last, heard: heard || hearer !== null })
  const what = contentOf(record, statement, head)
  if (!ahead) return [...pieces, joint(link), ...what, ...placed(behind)]
  return [...pieces, joint(" that "), { role: "condition", text: ahead.text }, joint(", "), ...what]
}

/** What joins the content to the verb, and the head that the content takes there (null: its own). */
function linkTo(
  record: Record,
  { cue, content, stance }: Statement,
  { verb, turned, last, heard }: { verb: string; turned: boolean; last: Span | undefined; heard: boolean },
): { link: string; head: string | null } {
  const first = spansOf(content)[0] as Span
  if (verb === ":") return { link: " ", head: null }
  const that = TAKES_THAT.test(verb) && (heard || !TAKES_HEARER.test(verb)) && stance !== "withholds"
  if (RELATIVE.test(first.text)) return { link: " ", head: "this" }
  const speech = isQuoted(content) && /[.,!?…]["”’»]/.test(content.spans.at(-1)?.text ?? "")
  if (!turned && !speech) {
    const words = between(record, last, first)
    if (words && !(that && PRONOUN.test(first.text) && last !== cue.spans.at(-1))) return { link: words, head: null }
  }
  if (isQuoted(content)) return { link: ": ", head: null }
  const whole = turned && that && /^(?!That\s)\p{Lu}/u.test(first.text)
  if (that && verb && PRONOUN.test(first.text) && last !== cue.spans.at(-1)) return { link: " that ", head: null }
  if (JOINED.test(first.text) && !whole) return { link: " ", head: inTheMiddle(first.text) }
  if (!turned && !/^\p{Lu}/u.test(first.text)) return { link: " ", head: null }
  const head = lowered(record, first)
  if (head === null) return { link: ": ", head: null }
  if (that) return { link: turned ? " that " : " ", head }
  if (!turned) return { link: " ", head }
  const by = prepositionBefore(record, first)
  return /^\p{Lu}/u.test(first.text) ? { link: ": ", head: null } : { link: by ? ` ${by} ` : " ", head }
}

/** According to whom, content; where another outlet has it: the outlet reported, citing whom, content. */
function led(record: Record, statement: Statement): Piece[] {
  const { source, cue, content } = statement
  const { shown, also } = whoOf(record, source)
  const outer = relaysOf(statement).at(-1)
  const cites = /^(citing|quoting)$/i.test(joined(cue.spans))
  const who: Piece[] = [
    { role: "cue", text: joined(cue.spans).toLowerCase() },
    joint(" "),
    { role: "source", text: inTheMiddle(shown || "somebody") },
    joint(also ? ` (${also})` : ""),
  ]
  const first = content.spans[0]
  const quoted = isQuoted(content)
  const head = first && !quoted ? lowered(record, first) : null
  const clause = first && !quoted && head !== null
  const that = clause && !JOINED.test(first.text) ? "that " : ""
  const what = first ? contentOf(record, statement, clause ? head : null) : []
  if (!outer) {
    if (!cites) return [...who, joint(first ? (clause && !/^that\s/i.test(first.text) ? ", " : ": ") : ""), ...what]
    const here = record.article.outlet === null ? "the article" : "this outlet"
    return [...who, joint(`, ${here} reports${quoted || (first && !clause) ? ": " : ` ${that}`}`), ...what]
  }
  const relay: Piece = { role: outer.role, text: whoOf(record, outer.relay).shown || joined(outer.relay.spans) }
  const verb = reportOf(record, outer.relay.spans.at(-1), cue.spans[0])
  return [relay, joint(` ${verb}, `), ...who, joint(quoted || (first && !clause) ? ": " : `, ${that}`), ...what]
}

/** The words as they stand, for there is no source to put first. */
function nobody(record: Record, statement: Statement): Piece[] {
  const { cue, content } = statement
  if (cue.spans.length === 0) return contentOf(record, statement, null)
  const words = [
    ...cue.spans
      .filter(({ start }) => !content.spans.some((span) => span.start <= start && span.end > start))
      .map((span) => ({ role: "cue", span })),
    ...content.spans.map((span) => ({ role: "content", span })),
  ].sort((a, b) => a.span.start - b.span.start)
  const start = words[0]?.span.start ?? 0
  const head = /\p{Lu}/u.test(record.article.text[start] ?? "") ? "" : headOf(record, start)
  const pieces = words.flatMap(({ role, span }, i) => {
    const last = words[i - 1]?.span
    const gap = last ? record.article.text.slice(last.end, span.start).replace(/\s+/g, " ") : ""
    const text = joined([span]).replace(i === words.length - 1 ? /[,;:]$/ : /(?!)/, "")
    return [joint(last ? (/^[^.!?\n]{0,60}$/.test(gap) ? gap || " " : " … ") : ""), { role, text }]
  })
  const { before, after } = unclosed(pieces.map(({ text }) => text).join(""))
  return [joint(head + before), ...pieces, joint(after)]
}

/** What a sentence of the text has before this place, when it is little: "Both" are said to. */
function headOf({ article }: Record, end: number): string {
  const words =
    article.text.slice(Math.max(0, end - 200), end).match(/(?:^|[.!?]["”’]?\s+|\n\s*)([^.!?\n“”"]*)$/)?.[1] ?? ""
  return words.length <= 70 ? words.replace(/^(But|And|Yet|So)\s/, "").replace(/\s+/g, " ") : ""
}

/** Behind a dash: a hedge that the sentence does not have, that nobody is named, through whom it came. */
function asideOf(record: Record, statement: Statement, said: string): Piece[] {
  const { source, stance, hedge, content } = statement
  const parts: Piece[][] = []
  const words = hedge && joined(hedge.spans)
  if (words && !said.toLowerCase().includes(words.toLowerCase()))
    parts.push([{ role: "hedge", text: inTheMiddle(words) }])
  if (source.type === "none" || (source.spans.length === 0 && source.entity === null)) {
    const asked = stance === "asks" || stance === "demands" || stance === "withholds"
    const open = asked ? "by whom" : isQuoted(content) && !hedge ? "who said it" : "on whose word"
    parts.push([joint(`the article does not say ${open}`)])
  }
  const relays = relaysOf(statement)
  const inner = relays[0]
  if (inner) {
    const name = whoOf(record, inner.relay).shown || joined(inner.relay.spans)
    if (!said.toLowerCase().includes(name.toLowerCase()))
      parts.push([joint("on the word of "), { role: inner.role, text: inTheMiddle(name) }])
    const silent = silenceOf(record, statement)
    if (silent) parts.push([joint(silent)])
  }
  return parts.flatMap((part, i) => [joint(i ? "; " : " — "), ...part]).map((piece) => ({ ...piece, aside: true }))
}

/** What an outlet leaves open of what it has through others; of an unknown outlet nothing can be said. */
function silenceOf({ article }: Record, { source }: Statement): string | null {
  if (article.outlet === null || SEEN.test(joined(source.spans))) return null
  return `this outlet does not say ${source.type === "document" ? "it has seen it" : "it spoke to them"}`
}

function leads({ article }: Record, { source, cue }: Statement): boolean {
  const [word, who] = [cue.spans.at(-1), source.spans[0]]
  return Boolean(
    word &&
      who &&
      word.end <= who.start &&
      LEADS.test(joined(cue.spans)) &&
      !article.text.slice(word.end, who.start).trim(),
  )
}

/** Between an outlet and "citing": the verb that stands there, or "reported". */
function reportOf({ article }: Record, left: Span | undefined, right: Span | undefined): string {
  const words = left && right && left.end <= right.start ? article.text.slice(left.end, right.start) : ""
  return words.match(/^,? (\p{Ll}+(?:ed|s|said|wrote))(?: on \p{Lu}\p{Ll}+)?, $/u)?.[1] ?? "reported"
}

/** Whom "told" is said to, where the record has no addressee: what follows it in the text. */
function hearerOf({ article }: Record, { cue, content }: Statement): { text: string; end: number } | null {
  const from = cue.spans.at(-1)?.end ?? 0
  const next = content.spans.find(({ start }) => start >= from)?.start ?? from + 80
  const words = article.text
    .slice(from, Math.min(next, from + 80))
    .match(/^\s+([^\s.,:;!?"“”—–][^.,:;!?"“”—–\n]*)/)?.[1]
  const text = words?.trim().replace(/\s+/g, " ")
  return text && !/^(that|how|what|why|to|and|but|in|on|at|by|last|this|earlier|later)\b/.test(text)
    ? { text, end: from + (words ?? "").length + 1 }
    : null
}

/** "The mayor" of "The mayor’s view is that …": what is the source's own. */
function ownedBy({ article }: Record, who: Span | undefined, word: Span | undefined): string {
  if (!who || !word || who.end > word.start) return ""
  return article.text.slice(who.end, word.start).match(/^([’']s?(?:\s\p{Ll}+){1,3})\s$/u)?.[1] ?? ""
}

/** An apposition takes a comma at its end: "The minister of labour, Casimir Hovland, urged …". */
function closes({ article }: Record, spans: readonly Span[], shown: string): boolean {
  if (!shown.includes(",")) return false
  const last = spans.at(-1)
  if (last && (last.text.endsWith(",") || article.text[last.end] === ",")) return true
  const rest = shown.slice(shown.indexOf(",") + 1).trim()
  if (/^(who|whose|which|now|then|speaking)\s/i.test(rest)) return true
  return !/\sand\s/.test(rest) && (/^(a|an|the|his|her|its)\s/i.test(rest) || shown.split(",").length === 2)
}

/** The one or two words that stand between two parts, when nothing else does. */
function between({ article }: Record, left: Span | undefined, right: Span | undefined): string | null {
  if (!left || !right || left.end > right.start) return null
  const words = article.text.slice(left.end, right.start)
  return /^(\s\p{Ll}{1,8}){0,2}\s$/u.test(words) ? words.replace(/\s/g, " ") : null
}

function placed(extras: readonly Extra[]): Piece[] {
  return extras.flatMap(({ by, to, role, text, words }) => [
    joint(by),
    { role, text, ...(words ? { words } : {}) },
    joint(to),
  ])
}

function withoutStop(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1)
  if (!last) return pieces
  const stop = last.role === null ? /\.(["”’'»]*)$/ : /\.$/
  return [...pieces.slice(0, -1), { ...last, text: last.text.replace(stop, "$1") }]
}

function joint(text: string): Piece {
  return { role: null, text }
}
