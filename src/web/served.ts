/** What the desk's pages know of an article beyond its record, for the components that a page from the disk shows without it. */

/** A claim, as it stands over all articles of the ledger. */
export interface ClaimSeen {
  id: string
  text: string
  /** the number of its independent origins */
  independent: number
  /** that carry it */
  outlets: number
  disputed: boolean
}

export interface Served {
  /** the article's id, of which the addresses of its statements are made */
  article: string
  /** by the statements of this article that carry, deny or withhold it */
  claims: ReadonlyMap<string, ClaimSeen>
}

export const statementAddress = (article: string, statement: string) => `/articles/${article}/statements/${statement}`

/** "9 outlets → 1 origin" */
export function restsOn({ independent, outlets }: Pick<ClaimSeen, "independent" | "outlets">): string {
  const origins = independent === 0 ? "no known origin" : `${independent} origin${independent === 1 ? "" : "s"}`
  return `${outlets} outlet${outlets === 1 ? "" : "s"} → ${origins}`
}
