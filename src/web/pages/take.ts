/**
 * Beside a page that was opened by the bookmarklet: asks it for itself, shows what it is, and has it read when somebody presses the button. Any site can open this address and hand
 * something over, so nothing is read by itself, and a page can only be handed over under an address of its own.
 */
import { readOne } from "./box.ts"

interface Handed {
  url: string
  seen: string
  html: string
}

export function takeWhatIsHanded(): void {
  const place = document.querySelector<HTMLElement>("#take")
  const [what, button, state] = [".what", "button", ".state"].map((each) => place?.querySelector<HTMLElement>(each))
  if (!place || !what || !(button instanceof HTMLButtonElement) || !state) return
  let handed: Handed | null = null
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.opener || handed) return
    handed = handedIn(data, origin)
    if (!handed) return
    what.textContent = handed.url
    button.disabled = false
    button.focus()
  })
  button.addEventListener("click", async () => {
    if (!handed) return
    button.disabled = true
    const article = await readOne({ ...handed }, (words) => {
      state.textContent = words
    })
    if (article) location.href = `/articles/${article}`
    else button.disabled = false
  })
  if (window.opener) window.opener.postMessage("hearsay", "*")
  else
    what.textContent =
      "No page was handed over. Some do not let themselves be: paste the address at the desk, or save the page and drop the file there."
}

function handedIn(data: unknown, origin: string): Handed | null {
  if (typeof data !== "object" || data === null) return null
  const { url, seen, html } = data as { [field: string]: unknown }
  if (typeof url !== "string" || typeof seen !== "string" || typeof html !== "string") return null
  return URL.canParse(url) && new URL(url).origin === origin ? { url, seen, html } : null
}
