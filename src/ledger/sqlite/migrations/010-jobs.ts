/** What was asked to be added and is still to be read; and a mark that is another one after each change. */
export const jobs = {
  reindex: false,
  sql: `
CREATE TABLE job (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- two that wait are never the same
  state TEXT NOT NULL,                           -- queued, reading, done, failed
  tries INTEGER NOT NULL,
  about TEXT NOT NULL,
  asked_at TEXT NOT NULL, ended_at TEXT,
  articles TEXT NOT NULL, faults TEXT NOT NULL,  -- JSON: what came of it
  work BLOB                                      -- NULL: it has ended
) STRICT;
CREATE UNIQUE INDEX job_key ON job (key) WHERE state IN ('queued', 'reading');
CREATE INDEX job_next ON job (state, tries, n);

-- One row. The number says which of two is the later, the mark tells it from that of a copy which went another way.
CREATE TABLE change (n INTEGER NOT NULL, mark INTEGER NOT NULL) STRICT;
INSERT INTO change VALUES (0, 0);
`,
}
