/**
 * The errors that Hearsay knows. Each says what was wrong, where, and what to do; a program tells them apart by class
 * or by `code`, a person reads one line.
 */
interface Problem {
  /** what was wrong: "the file is empty" */
  what: string
  /** the input, as it was given */
  where: string
  /** what to do: "give a file with text in it" */
  next: string
  cause?: unknown
}

/** The root of all: its message is `where: what; next`, on one line. */
export class HearsayError extends Error {
  readonly code: string = "error"
  readonly what: string
  readonly where: string
  readonly next: string

  constructor({ what, where, next, cause }: Problem) {
    super(oneLine(`${where}: ${what}; ${next}`), cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.what = what
    this.where = where
    this.next = next
  }
}

/** An input that cannot be read as an article. */
export class InputError extends HearsayError {
  override readonly code = "input"
}

/** An address that did not give a page. */
export class FetchError extends HearsayError {
  override readonly code = "fetch"
  /** what the server answered in its place, and when it wants to be asked again, as it words that; null where there was no answer */
  readonly answer: { readonly status: number; readonly retryAfter: string | null } | null
  /** whether the same may go well later, with nothing changed here */
  readonly passes: boolean

  constructor(
    problem: Problem,
    answer: FetchError["answer"] = null,
    passes = answer !== null && isPassing(answer.status),
  ) {
    super(problem)
    this.answer = answer
    this.passes = passes
  }
}

/** What servers answer that are asked too much, or do not work just now (RFC 9110, 15.5.9 and 15.6; RFC 6585, 4; RFC 8470, 5.2). */
const isPassing = (status: number) =>
  [408, 425, 429].includes(status) || (status >= 500 && ![501, 505].includes(status))

/** An article in a language that the model does not read. */
export class LanguageError extends HearsayError {
  override readonly code = "language"
}

/** An article with more text than is read of one. */
export class LimitError extends HearsayError {
  override readonly code = "limit"
}

/** A model file that is missing, changed or of another version. */
export class ModelError extends HearsayError {
  override readonly code = "model"
}

/** A command or an option that makes no sense. */
export class UsageError extends HearsayError {
  override readonly code = "usage"
}

/** Something that was asked for by its id, and that nobody has. */
export class MissingError extends HearsayError {
  override readonly code = "missing"
}

/** Too much was asked for at once, or it took too long: the same may go well later. */
export class BusyError extends HearsayError {
  override readonly code = "busy"
}

/** Something that is told only to those who say who they are, and nobody known did. */
export class UnauthorizedError extends HearsayError {
  override readonly code = "unauthorized"
}

/** Something that whoever asks may not do. */
export class ForbiddenError extends HearsayError {
  override readonly code = "forbidden"
}

/**
 * Whatever was thrown while one article was made or read → that article's error, so that the others go on. A `HearsayError` stays what it is; any other
 * fault (a `RangeError` of a stack that ended, a `TypeError` out of a library) becomes an `InputError` that names it.
 */
export function articleError(cause: unknown, where: string): HearsayError {
  if (cause instanceof HearsayError) return cause
  const fault = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const what = `it could not be read to its end (${fault})`
  return new InputError({ what, where, next: "give the article's text alone", cause })
}

/** Control characters in a name (a line break, an escape sequence) would break the line or the terminal. */
function oneLine(message: string): string {
  return message.replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
}
