/** What a person should look at first: statements that do harm if they are read wrongly, and names that were joined with little to go by. */
import { markDoubts } from "../../sql/doubts.ts"

export const doubts = {
  reindex: false,
  sql: `
ALTER TABLE statement ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0; -- harm times doubt, in thousandths
ALTER TABLE statement ADD COLUMN doubt_kind TEXT;
CREATE INDEX statement_doubt ON statement (doubt DESC, n DESC) WHERE doubt > 0 AND looked = 0 AND current = 1;
CREATE INDEX statement_doubt_kind ON statement (doubt_kind, doubt DESC, n DESC) WHERE doubt > 0 AND looked = 0 AND current = 1;
CREATE INDEX name_join_score ON name_join (score, a, b);
`,
  after: markDoubts,
}
