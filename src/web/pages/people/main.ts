/** In the browser: the pages of people and outlets, which move only where something is judged. */
import "./people.css"
