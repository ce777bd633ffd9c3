/** Names that articles share, why some are taken for one, and what people judged. */
export const names = {
  reindex: true,
  sql: `
-- A name over all articles. Its id is made of what it is, so judgements hold through every reading.
CREATE TABLE name (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  class TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,                            -- as first met
  type TEXT NOT NULL,
  shared INTEGER NOT NULL,
  cluster TEXT NOT NULL,                         -- the least id of the names it is one with
  articles INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX name_cluster ON name (cluster);

CREATE TABLE name_block (block TEXT NOT NULL, name INTEGER NOT NULL REFERENCES name (n), PRIMARY KEY (block, name)) STRICT, WITHOUT ROWID;

-- Which entity of an article is which name.
CREATE TABLE appearance (
  article INTEGER NOT NULL REFERENCES article (n),
  entity TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name (n),
  PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_name ON appearance (name, article);

CREATE TABLE name_join (a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, why TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX name_join_b ON name_join (b);

ALTER TABLE statement ADD COLUMN name INTEGER REFERENCES name (n);
CREATE INDEX statement_name ON statement (name, article);
CREATE INDEX statement_unnamed ON statement (speaker, article) WHERE name IS NULL;

-- Only grows: undoing is a row of its own. "about" says what is judged.
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY,
  about TEXT NOT NULL,
  verdict TEXT NOT NULL,                         -- same, different, undo
  a TEXT NOT NULL, b TEXT NOT NULL,              -- for undo: a is the number undone, b is empty
  who TEXT NOT NULL, why TEXT, at TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_a ON judgement (a);
CREATE INDEX judgement_b ON judgement (b);
`,
}
