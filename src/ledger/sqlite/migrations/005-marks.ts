/** What articles are found by that may share text: a few numbers made of each one's words. Who makes them fills them in, for articles that were there before as well. */
export const marks = {
  reindex: false,
  sql: `
CREATE TABLE mark (hash INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article (n), PRIMARY KEY (hash, article)) STRICT, WITHOUT ROWID;
-- Up to which article marks are there; articles are marked in the order they came.
CREATE TABLE marked (article INTEGER NOT NULL) STRICT;
INSERT INTO marked VALUES (0);
`,
}
