/**
 * Marks of several kinds, each with the day of its article, and what was found when two articles were compared. Both are made by others than the ledger, in versions: a
 * kind's name holds its version, and another version starts anew.
 */
export const comparisons = {
  reindex: false,
  sql: `
CREATE TABLE kind (
  n INTEGER PRIMARY KEY,
  work TEXT NOT NULL,                            -- mark, compare
  name TEXT,                                     -- "matter/1.2.0"; NULL: another version took its place, and its rows are taken out little by little
  upto INTEGER NOT NULL,                         -- every article whose last reading has this number or a lower one is done
  UNIQUE (work, name)
) STRICT;
INSERT INTO kind SELECT 1, 'mark', 'text', coalesce(
  (SELECT min(reading) - 1 FROM article WHERE n > (SELECT article FROM marked)),
  (SELECT max(reading) FROM article), 0);

CREATE TABLE mark_of_kind (
  kind INTEGER NOT NULL REFERENCES kind (n),
  hash INTEGER NOT NULL,
  day INTEGER NOT NULL,                          -- of publication, since 1970; 1000000: not known
  article INTEGER NOT NULL REFERENCES article (n),
  PRIMARY KEY (kind, hash, day, article)
) STRICT, WITHOUT ROWID;
INSERT INTO mark_of_kind
  SELECT 1, m.hash, coalesce(CAST(julianday(substr(a.published, 1, 10)) - 2440587.5 AS INTEGER), 1000000), m.article
  FROM mark m JOIN article a ON a.n = m.article;
DROP TABLE mark;
DROP TABLE marked;
ALTER TABLE mark_of_kind RENAME TO mark;

-- What was found of two articles, once: by the one that was read later.
CREATE TABLE comparison (
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL REFERENCES kind (n),
  a INTEGER NOT NULL REFERENCES article (n),     -- the one read later
  b INTEGER NOT NULL REFERENCES article (n),
  linked INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (kind, a, b)
) STRICT;
CREATE INDEX comparison_a ON comparison (a, kind, linked, b);
CREATE INDEX comparison_b ON comparison (b, kind, linked, a);

-- Readings that are done, of those that come after the kind's "upto": none, where articles are compared in the order in which they were read.
CREATE TABLE compared (
  kind INTEGER NOT NULL REFERENCES kind (n),
  reading INTEGER NOT NULL REFERENCES reading (n),
  PRIMARY KEY (kind, reading)
) STRICT, WITHOUT ROWID;
`,
}
