/** In the browser: moves the pages of claims. */
import "./claims.css"
import "./claim.css"
import "./judge-pair.css"
import { treesIn } from "../../story/trees.ts"
import { judgePairs } from "./judge-pairs.ts"

const content = document.getElementById("content")
if (content) treesIn(content)
judgePairs()
