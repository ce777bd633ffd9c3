/** In the browser: the pages of an article and of a statement. They have files of their own, so that no other page waits for these. */
import { statementAtWork } from "./alone.ts"
import { articleAtWork } from "./live.ts"
import "./article.css"

articleAtWork()
statementAtWork()
