/** Lines with a fixed form, for formats that have no elements to go by. */
import { table } from "../../language/index.ts"
import { lineTest } from "./patterns.ts"

const leadsAway = /^(?:read|see|also|related|more|follow|sign up|subscribe|share)\b/

/** "Read next: …", "Related: …", "Sign up …": a line that leads away from the article. */
export const isReadOn = lineTest(
  table("boilerplate-lines", ["pattern", "most", "unless"]).filter(({ pattern }) => leadsAway.test(pattern)),
)
