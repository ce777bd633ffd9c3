/** What each change was about, so that who keeps an answer knows whether it still is one. */
export const touched = {
  reindex: false,
  sql: `
-- The last change of each subject; "*": it may have been about anything.
CREATE TABLE touched (subject TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX touched_n ON touched (n);
INSERT INTO touched SELECT '*', n FROM change;
`,
}
