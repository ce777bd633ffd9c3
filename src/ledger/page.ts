/** Lists that come a page at a time. */

/** A part of a list. */
export interface Page<T> {
  items: T[]
  /** where the list goes on, to be given back as it is; null: this was its end */
  next: string | null
}

export interface PageOptions {
  limit?: number
  /** the `next` of the page before: what was on it and before it does not come again, whatever was added meanwhile. @throws {UsageError} when it is none of this list */
  cursor?: string
}
