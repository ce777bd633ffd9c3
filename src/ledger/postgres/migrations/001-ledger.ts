/**
 * A ledger as its operations know it (../../sql/): what it was told, and an index of that. The tables and columns are those of a ledger in one file, so that rows can be moved from one to
 * the other as they are. Texts are compared byte by byte, as SQLite does. What may be too long for a tree is found by a hash; nothing is put in twice, for writers take turns.
 */
export const ledger = {
  reindex: false,
  sql: `
CREATE FUNCTION numbers(bigint[]) RETURNS TABLE (value bigint) LANGUAGE sql IMMUTABLE AS 'SELECT unnest($1)';
CREATE FUNCTION texts(text[]) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE AS 'SELECT unnest($1)';

-- Rows are numbered as they come, without gaps: writers take turns, and what one of them takes back has left no number behind.
CREATE FUNCTION numbered() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  EXECUTE format(''SELECT coalesce(max(n), 0) + 1 FROM %I'', TG_TABLE_NAME) INTO NEW.n;
  RETURN NEW;
END';

-- One text as published. A later change of it is another row.
CREATE TABLE article (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,
  address TEXT,                                  -- what versions of one article share
  uri TEXT NOT NULL, url TEXT, title TEXT, byline TEXT, outlet TEXT, published TEXT, updated TEXT, language TEXT,
  revision_of INTEGER REFERENCES article (n),
  recorded_at TEXT NOT NULL,
  -- kept up with the rows that they count or point to
  revised_by INTEGER REFERENCES article (n),
  reading INTEGER,                               -- the last
  statements INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL
);
CREATE INDEX article_newest ON article USING hash (address) WHERE revised_by IS NULL;
CREATE INDEX article_published ON article (published DESC NULLS LAST, n DESC);
CREATE INDEX article_outlet ON article (outlet, published DESC NULLS LAST, n DESC);

-- What one model read in one article: the record without the article, spans without their words, deflated (RFC 1951).
CREATE TABLE reading (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  model TEXT NOT NULL,
  version TEXT NOT NULL,
  body BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (article, model, version)
);
ALTER TABLE reading ALTER body SET STORAGE EXTERNAL;

CREATE TABLE failure (uri TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, attempts INTEGER NOT NULL);
CREATE INDEX failure_uri ON failure USING hash (uri);

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
);
CREATE INDEX name_cluster ON name (cluster);
CREATE INDEX name_joined ON name (cluster) WHERE joined = 1;
CREATE TABLE cluster (id TEXT PRIMARY KEY, articles INTEGER NOT NULL, statements INTEGER NOT NULL);
CREATE INDEX cluster_statements ON cluster (statements, id);
CREATE TABLE name_block (block TEXT NOT NULL, name INTEGER NOT NULL REFERENCES name (n), PRIMARY KEY (block, name));
CREATE TABLE name_join (a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, why TEXT NOT NULL, PRIMARY KEY (a, b));
CREATE INDEX name_join_b ON name_join (b);
CREATE INDEX name_join_score ON name_join (score, a, b);

-- Which entity of an article is which name.
CREATE TABLE appearance (
  article INTEGER NOT NULL REFERENCES article (n),
  entity TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name (n),
  PRIMARY KEY (article, entity)
);
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
  through INTEGER NOT NULL DEFAULT 0,            -- whether it came through others
  looked INTEGER NOT NULL DEFAULT 0,             -- whether somebody judged of it
  doubt INTEGER NOT NULL DEFAULT 0,              -- harm times doubt, in thousandths
  doubt_kind TEXT,
  UNIQUE (article, id)
);
CREATE INDEX statement_name ON statement (name, published DESC NULLS LAST, article DESC, n);
CREATE INDEX statement_stance ON statement (stance, published DESC NULLS LAST, article DESC, n);
CREATE INDEX statement_type ON statement (source_type, published DESC NULLS LAST, article DESC, n);
CREATE INDEX statement_published ON statement (published DESC NULLS LAST, article DESC, n);
CREATE INDEX statement_said ON statement (said DESC NULLS LAST, article DESC, n) WHERE said IS NOT NULL;
CREATE INDEX statement_through ON statement (published DESC NULLS LAST, article DESC, n) WHERE through = 1;
CREATE INDEX statement_looked ON statement (published DESC NULLS LAST, article DESC, n) WHERE looked = 1;
CREATE INDEX statement_doubt ON statement (doubt DESC, n DESC) WHERE doubt > 0 AND looked = 0 AND current = 1;
CREATE INDEX statement_doubt_kind ON statement (doubt_kind, doubt DESC, n DESC) WHERE doubt > 0 AND looked = 0 AND current = 1;

-- Words that rows are found by, of each column under a weight of its own; and how many a row has.
CREATE TABLE article_words (rowid INTEGER PRIMARY KEY REFERENCES article (n), size INTEGER NOT NULL, words tsvector NOT NULL);
CREATE TABLE statement_words (rowid INTEGER PRIMARY KEY REFERENCES statement (n) ON DELETE CASCADE, size INTEGER NOT NULL, words tsvector NOT NULL);
CREATE TABLE name_words (rowid INTEGER PRIMARY KEY REFERENCES name (n), size INTEGER NOT NULL, words tsvector NOT NULL);
CREATE TABLE claim_words (rowid INTEGER PRIMARY KEY, size INTEGER NOT NULL, words tsvector NOT NULL);
CREATE INDEX article_words_words ON article_words USING gin (words);
CREATE INDEX statement_words_words ON statement_words USING gin (words);
CREATE INDEX name_words_words ON name_words USING gin (words);
CREATE INDEX claim_words_words ON claim_words USING gin (words);
-- How many rows there are, and words in them: what is rare is told by that.
CREATE TABLE words_total (of TEXT PRIMARY KEY, rows INTEGER NOT NULL, size INTEGER NOT NULL);
INSERT INTO words_total VALUES ('article_words', 0, 0), ('statement_words', 0, 0);
CREATE FUNCTION words_counted() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  IF TG_OP = ''INSERT'' THEN
    UPDATE words_total t SET rows = t.rows + c.rows, size = t.size + c.size
    FROM (SELECT count(*) AS rows, coalesce(sum(w.size), 0) AS size FROM changed w) c WHERE t.of = TG_TABLE_NAME;
  ELSE
    UPDATE words_total t SET rows = t.rows - c.rows, size = t.size - c.size
    FROM (SELECT count(*) AS rows, coalesce(sum(w.size), 0) AS size FROM changed w) c WHERE t.of = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END';

CREATE TABLE note (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n),
  code TEXT NOT NULL,
  text TEXT
);
CREATE INDEX note_code ON note (code, article);
CREATE INDEX note_article ON note (article, n);
CREATE TABLE note_count (code TEXT PRIMARY KEY, notes INTEGER NOT NULL);
CREATE FUNCTION note_counted() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  IF TG_OP = ''INSERT'' THEN
    INSERT INTO note_count AS c VALUES (NEW.code, 1) ON CONFLICT (code) DO UPDATE SET notes = c.notes + 1;
  ELSE
    UPDATE note_count SET notes = notes - 1 WHERE code = OLD.code;
  END IF;
  RETURN NULL;
END';
CREATE TRIGGER note_in_or_out AFTER INSERT OR DELETE ON note FOR EACH ROW EXECUTE FUNCTION note_counted();

CREATE TABLE outlet (name TEXT PRIMARY KEY, articles INTEGER NOT NULL, statements INTEGER NOT NULL); -- '': none stated

-- Only grows: undoing is a row of its own. "about" says what is judged.
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY,
  about TEXT NOT NULL,
  verdict TEXT NOT NULL,                         -- same, different, undo
  a TEXT NOT NULL, b TEXT NOT NULL,              -- for undo: a is the number undone, b is empty
  who TEXT NOT NULL, why TEXT, at TEXT NOT NULL,
  judged TEXT                                    -- of a statement, as JSON. NULL: two things, "a" and "b"
);
CREATE INDEX judgement_a ON judgement (a);
CREATE INDEX judgement_b ON judgement (b);
CREATE INDEX judgement_at ON judgement (at DESC, n DESC);

CREATE TABLE proposal (
  n INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,                         -- JSON
  at TEXT NOT NULL,
  settled_who TEXT, settled_at TEXT,             -- NULL: it is open
  judgement INTEGER REFERENCES judgement (n)     -- NULL: it is open, or was dismissed
);
CREATE INDEX proposal_verdict ON proposal USING hash (verdict);

-- Which marks and comparisons were made, by which version, and how far.
CREATE TABLE kind (
  n INTEGER PRIMARY KEY,
  work TEXT NOT NULL,                            -- mark, compare
  name TEXT,                                     -- "matter/1.2.0"; NULL: another version took its place, and its rows are taken out little by little
  upto INTEGER NOT NULL,                         -- every article whose last reading has this number or a lower one is done
  UNIQUE (work, name)
);
CREATE TABLE mark (
  kind INTEGER NOT NULL REFERENCES kind (n),
  hash INTEGER NOT NULL,
  day INTEGER NOT NULL,                          -- of publication, since 1970; 1000000: not known
  article INTEGER NOT NULL REFERENCES article (n),
  PRIMARY KEY (kind, hash, day, article)
);
-- What was found of two articles, once: by the one that was read later.
CREATE TABLE comparison (
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL REFERENCES kind (n),
  a INTEGER NOT NULL REFERENCES article (n),     -- the one read later
  b INTEGER NOT NULL REFERENCES article (n),
  linked INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (kind, a, b)
);
CREATE INDEX comparison_a ON comparison (a, kind, linked, b);
CREATE INDEX comparison_b ON comparison (b, kind, linked, a);
-- Readings that are done, of those that come after the kind's "upto".
CREATE TABLE compared (kind INTEGER NOT NULL REFERENCES kind (n), reading INTEGER NOT NULL, PRIMARY KEY (kind, reading));

-- One row: who told. Of judgements, all up to that number are heeded, or what they are of is to be told again.
CREATE TABLE teller (comparisons TEXT NOT NULL, version TEXT NOT NULL, judged INTEGER NOT NULL);
CREATE TABLE untold (article INTEGER PRIMARY KEY REFERENCES article (n));
CREATE TABLE story (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,                              -- of its earliest article
  headline TEXT NOT NULL,
  articles INTEGER NOT NULL, outlets INTEGER NOT NULL, claims INTEGER NOT NULL, changes INTEGER NOT NULL,
  first TEXT, last TEXT,                         -- ISO days
  published TEXT,                                -- of its newest article, as that has it
  newest INTEGER NOT NULL REFERENCES article (n),
  body BLOB NOT NULL                             -- deflated (RFC 1951) JSON
);
ALTER TABLE story ALTER body SET STORAGE EXTERNAL;
CREATE INDEX story_newest ON story (published DESC NULLS LAST, newest DESC);
CREATE INDEX story_changing ON story (published DESC NULLS LAST, newest DESC) WHERE changes > 0;
CREATE TABLE told (article INTEGER PRIMARY KEY REFERENCES article (n), story INTEGER NOT NULL REFERENCES story (n));
CREATE INDEX told_story ON told (story);
CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES story (n),
  independent INTEGER NOT NULL, at_least INTEGER NOT NULL, heard_by INTEGER NOT NULL,
  outlets INTEGER NOT NULL, articles INTEGER NOT NULL,
  disputed INTEGER NOT NULL, circular INTEGER NOT NULL, changed INTEGER NOT NULL, interested INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, -- days as the number YYYYMMDD; 0: none is known
  weight INTEGER NOT NULL, spread INTEGER NOT NULL, -- what lists are ordered by
  article INTEGER NOT NULL REFERENCES article (n), start INTEGER NOT NULL, "end" INTEGER NOT NULL, -- its first carrier
  lines INTEGER NOT NULL,                        -- rows of claim_words: n * 65536 and the numbers after it
  text TEXT NOT NULL
);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_story ON claim (story);
CREATE INDEX claim_first ON claim (article);
CREATE INDEX claim_weight ON claim (weight DESC, id);
CREATE INDEX claim_spread ON claim (spread DESC, id);
CREATE INDEX claim_last ON claim (last DESC, id);
CREATE TABLE claim_article (article INTEGER NOT NULL REFERENCES article (n), claim INTEGER NOT NULL, PRIMARY KEY (article, claim));
-- Ids that claims had, and where the first carrier was then.
CREATE TABLE former (
  id TEXT PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n), start INTEGER NOT NULL, "end" INTEGER NOT NULL
);

-- Feeds that are watched. Moments are milliseconds since 1970.
CREATE TABLE watcher (n INTEGER PRIMARY KEY CHECK (n = 1), holder TEXT NOT NULL, until INTEGER NOT NULL);
CREATE TABLE watched_feed (
  n INTEGER PRIMARY KEY,
  address TEXT NOT NULL,                         -- as it was given
  url TEXT NOT NULL,                             -- where it is now
  every INTEGER NOT NULL,
  etag TEXT, last_modified TEXT,
  due INTEGER,                                   -- NULL: not again
  seen INTEGER,                                  -- when it last answered
  failures INTEGER NOT NULL,
  fault TEXT
);
CREATE INDEX watched_feed_address ON watched_feed USING hash (address);
CREATE TABLE watched_page (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- its address; of an entry without one, the feed's with a mark
  feed INTEGER NOT NULL REFERENCES watched_feed (n) ON DELETE CASCADE,
  entry TEXT NOT NULL,                           -- what the feed says of it
  mark TEXT,                                     -- another one says that the page is another
  etag TEXT, last_modified TEXT,
  changed INTEGER NOT NULL,                      -- when it was found, or last was another than before
  visits INTEGER NOT NULL,                       -- since then
  is_read INTEGER NOT NULL,
  due INTEGER,
  failures INTEGER NOT NULL,
  fault TEXT
);
CREATE INDEX watched_page_key ON watched_page USING hash (key);
CREATE INDEX watched_page_feed ON watched_page (feed);
CREATE INDEX watched_page_due ON watched_page (due) WHERE due IS NOT NULL;
CREATE TABLE robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE saved (
  n INTEGER PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, -- never given twice: alerts name it
  wanted TEXT NOT NULL,                          -- JSON: a search, or a claim by the place of a carrier
  webhook TEXT,
  upto_article INTEGER NOT NULL,
  upto_judgement INTEGER NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE saved_claim (
  saved INTEGER NOT NULL REFERENCES saved (n) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  state TEXT NOT NULL,                           -- as it stood when it was last looked at
  PRIMARY KEY (saved, claim)
);
CREATE TABLE alert (n INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, saved INTEGER NOT NULL, body TEXT NOT NULL);
-- What is on its way; to each webhook in this order. What was delivered is taken out.
CREATE TABLE delivery (
  n INTEGER PRIMARY KEY,
  webhook TEXT NOT NULL,
  alert INTEGER NOT NULL REFERENCES alert (n),
  tries INTEGER NOT NULL,
  due INTEGER NOT NULL,
  fault TEXT
);
CREATE INDEX delivery_alert ON delivery (alert);

-- What was asked to be added and is still to be read.
CREATE TABLE job (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                             -- two that wait are never the same
  state TEXT NOT NULL,                           -- queued, reading, done, failed
  tries INTEGER NOT NULL,
  about TEXT NOT NULL,
  asked_at TEXT NOT NULL, ended_at TEXT,
  articles TEXT NOT NULL, faults TEXT NOT NULL,  -- JSON: what came of it
  work BLOB                                      -- NULL: it has ended
);
CREATE INDEX job_key ON job USING hash (key) WHERE state IN ('queued', 'reading');
CREATE INDEX job_next ON job (state, tries, n);

-- One row. The number says which of two is the later.
CREATE TABLE change (n INTEGER NOT NULL, mark INTEGER NOT NULL);
INSERT INTO change VALUES (0, 0);
-- The last change of each subject; "*": it may have been about anything.
CREATE TABLE touched (subject TEXT PRIMARY KEY, n INTEGER NOT NULL);
CREATE INDEX touched_n ON touched (n);
INSERT INTO touched VALUES ('*', 0);

${["article_words", "statement_words"]
  .map(
    (table) => `
CREATE TRIGGER ${table}_in AFTER INSERT ON ${table} REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION words_counted();
CREATE TRIGGER ${table}_out AFTER DELETE ON ${table} REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION words_counted();`,
  )
  .join("")}
${[
  "article",
  "reading",
  "name",
  "statement",
  "note",
  "judgement",
  "proposal",
  "kind",
  "comparison",
  "story",
  "claim",
  "watched_feed",
  "watched_page",
  "alert",
  "delivery",
  "job",
]
  .map(
    (table) =>
      `CREATE TRIGGER ${table}_numbered BEFORE INSERT ON ${table} FOR EACH ROW WHEN (NEW.n IS NULL) EXECUTE FUNCTION numbered();`,
  )
  .join("\n")}
`,
}
