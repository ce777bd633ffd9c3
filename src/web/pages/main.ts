/** In the browser: what moves on the pages of the desk. All of them can be read and searched without it. */
import "./pages.css"
import "./login.css"
