/**
 * Counts that are kept up instead of made at each question, statements with what they are filtered and ordered by, readings packed. Tables of the index are made anew.
 *
 * Sources that no article resolves to a name are names too, of class "words", so that who speaks is always looked up in one place.
 */
export const counts = {
  reindex: true,
  sql: `
CREATE TABLE reading_packed (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  model TEXT NOT NULL,
  version TEXT NOT NULL,
  body BLOB NOT NULL,                            -- raw DEFLATE (RFC 1951) of what was there
  recorded_at TEXT NOT NULL,
  UNIQUE (article, model, version)
) STRICT;
INSERT INTO reading_packed SELECT n, article, model, version, deflated(body), recorded_at FROM reading;
DROP TABLE reading;
ALTER TABLE reading_packed RENAME TO reading;

DROP TABLE statement_words;
DROP TABLE statement;
DROP TABLE appearance;
DROP TABLE name_block;
DROP TABLE name_join;
DROP TABLE name;
DELETE FROM note;

-- A name over all articles. Its id is made of what it is, so judgements hold through every reading.
CREATE TABLE name (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  class TEXT NOT NULL,                           -- person, body, place; words: nobody's name
  key TEXT NOT NULL,
  name TEXT NOT NULL,                            -- as first met
  type TEXT,
  shared INTEGER NOT NULL,
  cluster TEXT NOT NULL,                         -- the least id of the names it is one with
  joined INTEGER NOT NULL DEFAULT 0,             -- whether there are any
  articles INTEGER NOT NULL DEFAULT 0,           -- the newest versions only
  statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX name_cluster ON name (cluster);
CREATE INDEX name_joined ON name (cluster) WHERE joined = 1;
CREATE VIRTUAL TABLE name_words USING fts5 (words, content = '', detail = none, columnsize = 0, prefix = '3', tokenize = 'unicode61 remove_diacritics 2');

-- Names that are one, together.
CREATE TABLE cluster (id TEXT PRIMARY KEY, articles INTEGER NOT NULL, statements INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_statements ON cluster (statements, id);

CREATE TABLE name_block (block TEXT NOT NULL, name INTEGER NOT NULL REFERENCES name (n), PRIMARY KEY (block, name)) STRICT, WITHOUT ROWID;
CREATE TABLE name_join (a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, why TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX name_join_b ON name_join (b);

-- Which entity of an article is which name.
CREATE TABLE appearance (
  article INTEGER NOT NULL REFERENCES article (n),
  entity TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name (n),
  PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_name ON appearance (name, article);

-- Statements of each article's last reading.
CREATE TABLE statement (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  id TEXT NOT NULL,
  name INTEGER REFERENCES name (n),
  current INTEGER NOT NULL,                      -- whether the article's version is the newest
  stance TEXT, source_type TEXT, said TEXT,
  published TEXT,                                -- the article's
  speaker TEXT,                                  -- the entity's name, or else the source's words
  content TEXT NOT NULL,
  UNIQUE (article, id)
) STRICT;
-- Each has all that a search can filter by, so that no statement is looked up that does not pass.
CREATE INDEX statement_article ON statement (article, current, stance, source_type, name, said);
CREATE INDEX statement_name ON statement (name, published, article, current, stance, source_type, said);
CREATE INDEX statement_stance ON statement (stance, published, article, current, source_type, name, said);
CREATE INDEX statement_type ON statement (source_type, published, article, current, stance, name, said);
CREATE INDEX statement_said ON statement (said, article, current, published, stance, source_type, name) WHERE said IS NOT NULL;

CREATE VIRTUAL TABLE statement_words USING fts5 (speaker, content, content = 'statement', content_rowid = 'n', prefix = '3 4 5', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER statement_in AFTER INSERT ON statement BEGIN
  INSERT INTO statement_words (rowid, speaker, content) VALUES (new.n, new.speaker, new.content);
END;
CREATE TRIGGER statement_out AFTER DELETE ON statement BEGIN
  INSERT INTO statement_words (statement_words, rowid, speaker, content) VALUES ('delete', old.n, old.speaker, old.content);
END;

DROP INDEX article_outlet;
CREATE INDEX article_outlet ON article (outlet, published, n);
CREATE TABLE outlet (name TEXT PRIMARY KEY, articles INTEGER NOT NULL, statements INTEGER NOT NULL) STRICT, WITHOUT ROWID; -- '': none stated

CREATE TABLE note_count (code TEXT PRIMARY KEY, notes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER note_in AFTER INSERT ON note BEGIN
  INSERT INTO note_count VALUES (new.code, 1) ON CONFLICT (code) DO UPDATE SET notes = notes + 1;
END;
CREATE TRIGGER note_out AFTER DELETE ON note BEGIN
  UPDATE note_count SET notes = notes - 1 WHERE code = old.code;
END;
`,
}
