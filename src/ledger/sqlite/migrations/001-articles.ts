/** Articles, what models read in them, what failed; and an index of statements and notes to search. */
export const articles = {
  reindex: false,
  sql: `
-- One text as published. A later change of it is another row.
CREATE TABLE article (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  address TEXT,                                  -- what versions of one article share
  uri TEXT NOT NULL, url TEXT, title TEXT, byline TEXT, outlet TEXT, published TEXT, updated TEXT, language TEXT,
  revision_of INTEGER REFERENCES article (n),
  recorded_at TEXT NOT NULL,
  -- kept up with the rows that they count or point to
  revised_by INTEGER REFERENCES article (n),
  reading INTEGER,                               -- the last
  statements INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL                             -- last: what stands after a long column is slow to reach
) STRICT;
CREATE INDEX article_revised ON article (n) WHERE revised_by IS NOT NULL;
CREATE INDEX article_address ON article (address, n);
CREATE INDEX article_published ON article (published, n);
CREATE INDEX article_outlet ON article (outlet, published, statements);

-- What one model read in one article: the record without the article, spans without their words.
CREATE TABLE reading (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  model TEXT NOT NULL,
  version TEXT NOT NULL,
  body TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (article, model, version)
) STRICT;

-- Statements of each article's last reading.
CREATE TABLE statement (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  id TEXT NOT NULL,
  speaker TEXT,                                  -- the entity's name, or else the source's words
  content TEXT NOT NULL,
  stance TEXT, source_type TEXT, said TEXT,
  UNIQUE (article, id)
) STRICT;
CREATE INDEX statement_said ON statement (said) WHERE said IS NOT NULL;

CREATE TABLE note (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  code TEXT NOT NULL,
  text TEXT
) STRICT;
CREATE INDEX note_code ON note (code, article);
CREATE INDEX note_article ON note (article);

CREATE TABLE failure (
  uri TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  attempts INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = 'article', content_rowid = 'n', prefix = '3 4 5', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_words USING fts5 (speaker, content, content = 'statement', content_rowid = 'n', prefix = '3 4 5', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER article_in AFTER INSERT ON article BEGIN
  INSERT INTO article_words (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER statement_in AFTER INSERT ON statement BEGIN
  INSERT INTO statement_words (rowid, speaker, content) VALUES (new.n, new.speaker, new.content);
END;
CREATE TRIGGER statement_out AFTER DELETE ON statement BEGIN
  INSERT INTO statement_words (statement_words, rowid, speaker, content) VALUES ('delete', old.n, old.speaker, old.content);
END;
`,
}
