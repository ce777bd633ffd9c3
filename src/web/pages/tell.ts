/** A line at the foot of the page, for a while; read out by whatever reads the page aloud. */
let until: ReturnType<typeof setTimeout> | undefined

export function tell(words: string, shown = 4000): void {
  const place = document.querySelector("#told")
  if (!place) return
  place.textContent = words
  clearTimeout(until)
  until = setTimeout(() => {
    place.textContent = ""
  }, shown)
}
