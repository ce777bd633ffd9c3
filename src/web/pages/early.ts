/** In the head of a page, before anything is drawn. */
import { recallTheme } from "../theme.ts"

recallTheme()
