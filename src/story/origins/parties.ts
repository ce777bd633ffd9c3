/**
 * Whether two sayers are one origin: the same person, a body and whoever speaks for it, the same unnamed people described anew. An institution, its head and its
 * spokesman are one; two people with names of their own are two, unless both speak for the same body.
 */
import { BEGINNING, type Sayer } from "./sayers.ts"

/** @param places beginnings of the names of places and states: two bodies of two places are two */
export function isSameOrigin(a: Sayer, b: Sayer, places: ReadonlySet<string>): boolean {
  if (a.name.length > 0 && b.name.length > 0 && isSameName(a, b)) return true
  if (isSpokenForBy(a, b) || isSpokenForBy(b, a)) return true
  if (isOfBody(a, b) || isOfBody(b, a) || isPassedOnBy(a, b) || isPassedOnBy(b, a)) return true
  if (a.isUnnamed && b.isUnnamed && a.outlet !== null && a.outlet === b.outlet && !isElsewhere(a, b, places))
    return true
  if (a.speaksForBody && b.speaksForBody) return isSameBody(a, b, places)
  return folded(a.who) === folded(b.who)
}

/** "The Osselin spokesman", "Osselin Shipping": whom somebody speaks for, or whose a body is, is named in what they are called. */
function isSpokenForBy({ name }: Sayer, { speaksForOthers, speaksForBody, isPerson, body }: Sayer): boolean {
  const last = name.at(-1)
  return (speaksForOthers || (speaksForBody && !isPerson)) && last !== undefined && body.has(last.slice(0, BEGINNING))
}

/** "Ada Quill of the education office", "the province's education office": for one claim, somebody of a body is that body. */
function isOfBody({ of }: Sayer, { isPerson, isUnnamed, speaksForBody, body, kinds }: Sayer): boolean {
  return speaksForBody && !isPerson && !isUnnamed && isShared(of.body, body) && isShared(of.kinds, kinds)
}

/** An outlet or a body that somebody's words came through has the claim from them. */
function isPassedOnBy({ through }: Sayer, { called, type }: Sayer): boolean {
  if (type !== "media" && type !== "organisation") return false
  return called.size > 0 && through.some((name) => [...called].every((word) => name.has(word)))
}

/** "The company", "the minister", "the statement": what it is the text has said before. "The inspector" may be anybody's, and stays apart. */
export const isGeneric = (sayer: Sayer): boolean => {
  const { speaksForBody, isPerson, isUnnamed, body, type } = sayer
  return body.size === 0 && !isPerson && (speaksForBody || type === "document") && (!isUnnamed || isOfSomeBody(sayer))
}

const isOfSomeBody = ({ type, kinds, offices, speaksForOthers }: Sayer): boolean =>
  type !== "anonymous" && (kinds.size > 0 || speaksForOthers || offices.size === 0)

/** The family names are the same, and no first name speaks against it. */
function isSameName({ name: a, givenInFull: ofA }: Sayer, { name: b, givenInFull: ofB }: Sayer): boolean {
  if (a.at(-1) !== b.at(-1)) return false
  const [x, y] = [a.length > 1 ? a[0] : undefined, b.length > 1 ? b[0] : undefined]
  return (
    x === undefined ||
    y === undefined ||
    x === y ||
    ofA.has(y) ||
    ofB.has(x) ||
    (x.length === 1 && y.startsWith(x)) ||
    (y.length === 1 && x.startsWith(y))
  )
}

function isSameBody(a: Sayer, b: Sayer, places: ReadonlySet<string>): boolean {
  if (isElsewhere(a, b, places)) return false
  if (isShared(a.body, b.body)) return true
  if (a.isPerson !== b.isPerson && isShared(a.offices, b.offices)) return true
  if ((a.body.size === 0 || b.body.size === 0) && isShared(a.kinds, b.kinds)) return true
  return isStateOf(a, b, places) || isStateOf(b, a, places)
}

/** A country is its ministries and its forces, for one claim: "Norland", "the navy's spokesman". */
function isStateOf(a: Sayer, b: Sayer, places: ReadonlySet<string>): boolean {
  const isCountry = a.kinds.size === 0 && a.body.size > 0 && [...a.body].every((word) => places.has(word))
  return isCountry && b.ofState && ![...b.body].some((word) => places.has(word))
}

/** Each is of a place that the other is not of. */
function isElsewhere(a: Sayer, b: Sayer, places: ReadonlySet<string>): boolean {
  const [x, y] = [a, b].map(({ body }) => [...body].filter((word) => places.has(word)))
  return !!x && !!y && x.length > 0 && y.length > 0 && !x.some((word) => y.includes(word))
}

const isShared = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((each) => b.has(each))

const folded = (text: string) => text.toLowerCase().replace(/^(?:the|an?) /, "")
