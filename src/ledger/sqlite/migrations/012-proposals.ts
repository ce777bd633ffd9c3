/** Judgements that are only proposed, in a table of their own, so that nothing that heeds judgements can take them for some. */
export const proposals = {
  reindex: false,
  sql: `
CREATE TABLE proposal (
  n INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,                          -- JSON
  at TEXT NOT NULL,
  settled_who TEXT, settled_at TEXT,              -- NULL: it is open
  judgement INTEGER REFERENCES judgement          -- NULL: it is open, or was dismissed
) STRICT;
CREATE UNIQUE INDEX proposal_open ON proposal (verdict) WHERE settled_at IS NULL;
`,
}
