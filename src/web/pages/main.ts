/** In the browser: what moves on the pages of the desk. All of them can be read and searched without it. */
import { turnTheme } from "../theme.ts"
import { takeIn } from "./box.ts"
import { followJobs } from "./jobs.ts"
import { pickStatements } from "./picked.ts"
import { pinByKey } from "./pins.ts"
import { reviewByKeys } from "./review.ts"
import { takeWhatIsHanded } from "./take.ts"
import { undoFromLog } from "./undo.ts"
import { walkByKeys } from "./walk.ts"
import "./pages.css"
import "./login.css"
import "./api/api.css"
import "./front.css"
import "./search.css"
import "./log.css"
import "./jobs.css"
import "./claims/main.ts"
import "./review.css"
import "./people/main.ts"

document.querySelector("#theme")?.addEventListener("click", turnTheme)
walkByKeys()
takeIn()
pickStatements()
pinByKey()
undoFromLog()
followJobs()
reviewByKeys()
takeWhatIsHanded()
