/** The value of a Content-Type header, in its two parts that matter here. */

/** "Text/HTML; charset=…" → "text/html"; null where the header is missing or empty. */
export const mediaTypeOf = (header: string | null): string | null => header?.split(";")[0]?.trim().toLowerCase() || null

export const charsetOf = (header: string | null): string | null =>
  /charset\s*=\s*["']?([\w:-]+)/i.exec(header ?? "")?.[1] ?? null
