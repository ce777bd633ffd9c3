/** Feeds that are watched, their pages, what people want to be told of, and what they were told. Moments are milliseconds since 1970. */
export const watches = {
  reindex: false,
  sql: `
CREATE TABLE watcher (n INTEGER PRIMARY KEY CHECK (n = 1), holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT;

CREATE TABLE watched_feed (
  n INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,                  -- as it was given
  url TEXT NOT NULL,                             -- where it is now
  every INTEGER NOT NULL,
  etag TEXT, last_modified TEXT,
  due INTEGER,                                   -- NULL: not again
  seen INTEGER,                                  -- when it last answered
  failures INTEGER NOT NULL,
  fault TEXT
) STRICT;

CREATE TABLE watched_page (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                      -- its address; of an entry without one, the feed's with a mark
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
) STRICT;
CREATE INDEX watched_page_feed ON watched_page (feed);
CREATE INDEX watched_page_due ON watched_page (due) WHERE due IS NOT NULL;

CREATE TABLE robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE saved (
  n INTEGER PRIMARY KEY AUTOINCREMENT,           -- never given twice: alerts name it
  wanted TEXT NOT NULL,                          -- JSON: a search, or a claim by the place of a carrier
  webhook TEXT,
  upto_article INTEGER NOT NULL,
  upto_judgement INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE saved_claim (
  saved INTEGER NOT NULL REFERENCES saved (n) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  state TEXT NOT NULL,                           -- as it stood when it was last looked at
  PRIMARY KEY (saved, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
  n INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  saved INTEGER NOT NULL,                        -- which may be gone
  body TEXT NOT NULL
) STRICT;
-- What is on its way; to each webhook in this order. What was delivered is taken out.
CREATE TABLE delivery (
  n INTEGER PRIMARY KEY,
  webhook TEXT NOT NULL,
  alert INTEGER NOT NULL REFERENCES alert (n),
  tries INTEGER NOT NULL,
  due INTEGER NOT NULL,
  fault TEXT
) STRICT;
CREATE INDEX delivery_webhook ON delivery (webhook, n);
CREATE INDEX delivery_alert ON delivery (alert);
`,
}
