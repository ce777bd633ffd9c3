/**
 * Stories that are told once and kept, with their claims to list and search; all of it is made of readings, comparisons and judgements, and can always be told again. And
 * of each statement whether it came through others, and whether somebody judged of it.
 */
import { markFlags } from "../flags.ts"

export const told = {
  reindex: false,
  sql: `
-- One row: who told. Of judgements, all up to that number are heeded, or what they are of is to be told again.
CREATE TABLE teller (comparisons TEXT NOT NULL, version TEXT NOT NULL, judged INTEGER NOT NULL) STRICT;
CREATE TABLE untold (article INTEGER PRIMARY KEY REFERENCES article (n)) STRICT;

CREATE TABLE story (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,                              -- of its earliest article
  headline TEXT NOT NULL,
  articles INTEGER NOT NULL, outlets INTEGER NOT NULL, claims INTEGER NOT NULL, changes INTEGER NOT NULL,
  first TEXT, last TEXT,                         -- ISO days
  published TEXT,                                -- of its newest article, as that has it
  newest INTEGER NOT NULL REFERENCES article (n),
  body BLOB NOT NULL                             -- raw DEFLATE (RFC 1951) of JSON
) STRICT;
CREATE INDEX story_newest ON story (published, newest);
CREATE INDEX story_changing ON story (published, newest) WHERE changes > 0;
CREATE INDEX story_article ON story (newest);
CREATE TABLE told (article INTEGER PRIMARY KEY REFERENCES article (n), story INTEGER NOT NULL REFERENCES story (n)) STRICT;
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
  article INTEGER NOT NULL REFERENCES article (n), start INTEGER NOT NULL, end INTEGER NOT NULL, -- its first carrier
  lines INTEGER NOT NULL,                        -- rows of claim_words: n * 65536 and the numbers after it
  text TEXT NOT NULL
) STRICT;
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_story ON claim (story);
CREATE INDEX claim_first ON claim (article);
-- Each has all that a list can be filtered by, so that no claim is looked up that does not pass.
CREATE INDEX claim_weight ON claim (weight DESC, id, story, independent, disputed, circular, changed, first, last);
CREATE INDEX claim_spread ON claim (spread DESC, id, story, independent, disputed, circular, changed, first, last);
CREATE INDEX claim_last ON claim (last DESC, id, story, independent, disputed, circular, changed, first);
-- Which articles speak of it.
CREATE TABLE claim_article (
  article INTEGER NOT NULL REFERENCES article (n),
  claim INTEGER NOT NULL,
  PRIMARY KEY (article, claim)
) STRICT, WITHOUT ROWID;
-- A line of each claim has one of its wordings, one of its speakers and one of its outlets, so that words are found that stand together in one.
CREATE VIRTUAL TABLE claim_words USING fts5 (words, speaker, outlet, content = '', contentless_delete = 1, prefix = '3 4 5', tokenize = 'unicode61 remove_diacritics 0');

-- Ids that claims had, and where the first carrier was then.
CREATE TABLE former (
  id TEXT PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (n), start INTEGER NOT NULL, end INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE statement ADD COLUMN through INTEGER NOT NULL DEFAULT 0; -- whether it came through others
ALTER TABLE statement ADD COLUMN looked INTEGER NOT NULL DEFAULT 0; -- whether somebody judged of it
DROP INDEX statement_article;
CREATE INDEX statement_article ON statement (article, current, stance, source_type, name, said, through, looked);
CREATE INDEX statement_through ON statement (published, article, current, stance, source_type, name, said) WHERE through = 1;
CREATE INDEX statement_looked ON statement (published, article, current, stance, source_type, name, said) WHERE looked = 1;
`,
  after: markFlags,
}
