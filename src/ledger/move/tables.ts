/**
 * What is moved of a ledger: the rows of these tables, as they are, in this order. Told stories are not: they are made of what is moved, and are told again when somebody asks for them. Nor is what is only
 * of this hour: who watches the feeds.
 */
export interface Table {
  name: string
  /** what its rows are ordered by, each once */
  key: readonly string[]
  /** besides the key */
  columns: readonly string[]
}

const table = (name: string, key: string, columns: string): Table => ({
  name,
  key: key.split(" "),
  columns: columns.split(" ").filter((column) => column !== ""),
})

export const TABLES: readonly Table[] = [
  table(
    "article",
    "n",
    "id sha256 address uri url title byline outlet published updated language revision_of recorded_at reading statements text",
  ),
  table("reading", "n", "article model version body recorded_at"),
  table("failure", "uri", "code reason at attempts"),
  table("name", "n", "id class key name type shared cluster joined articles statements"),
  table("cluster", "id", "articles statements"),
  table("name_block", "block name", ""),
  table("name_join", "a b", "score why"),
  table("appearance", "article entity", "name"),
  table(
    "statement",
    "n",
    "article id name current stance source_type said published through looked doubt doubt_kind speaker content",
  ),
  table("note", "n", "article code text"),
  table("outlet", "name", "articles statements"),
  table("judgement", "n", "about verdict a b who why at judged"),
  table("proposal", "n", "verdict at settled_who settled_at judgement"),
  table("kind", "n", "work name upto"),
  table("mark", "kind hash day article", ""),
  table("comparison", "n", "kind a b linked value"),
  table("compared", "kind reading", ""),
  table("former", "id", 'article start "end"'),
  table("watched_feed", "n", "address url every etag last_modified due seen failures fault"),
  table("watched_page", "n", "key feed entry mark etag last_modified changed visits is_read due failures fault"),
  table("robots", "origin", "text at"),
  table("saved", "n", "wanted webhook upto_article upto_judgement at"),
  table("saved_claim", "saved claim", "state"),
  table("alert", "n", "guid saved body"),
  table("delivery", "n", "webhook alert tries due fault"),
  table("job", "n", "key state tries about asked_at ended_at articles faults work"),
]
