/**
 * An article is known by the whole checksum of its bytes, and a later version by what it shares with an earlier one (../links.ts): versions that shared nothing are parted,
 * and those that they hid are found again.
 */
import { partUnlike } from "../../sql/links.ts"

export const identity = {
  reindex: false,
  sql: `
CREATE UNIQUE INDEX article_sha256 ON article (sha256);
DROP INDEX article_address;
CREATE INDEX article_newest ON article (address, n) WHERE revised_by IS NULL;
`,
  after: partUnlike,
}
