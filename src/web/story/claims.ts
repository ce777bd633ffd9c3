/** Claims in the browser: shown by what marks them, opened by their address, walked through by keys. */

export function claimsIn(page: HTMLElement): void {
  const claims = [...page.querySelectorAll<HTMLElement>(".claim")]
  const buttons = [...page.querySelectorAll<HTMLElement>("[data-show]")]
  const told = document.getElementById("told")
  const none = page.querySelector<HTMLElement>(".none")
  const summaryOf = (claim: HTMLElement | undefined) => claim?.querySelector<HTMLElement>("summary")
  const shown = () => claims.filter(({ hidden }) => !hidden)

  function show(mark: string): void {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === mark))
    for (const claim of claims) claim.hidden = mark !== "" && !(claim.dataset.marks ?? "").split(",").includes(mark)
    if (none) none.hidden = shown().length > 0
    if (told) told.textContent = `${shown().length} of ${claims.length} claims`
  }

  /** A claim that an address names is seen and open. */
  function goTo(id: string): void {
    const claim = claims.find((one) => one.id === id)
    if (!claim) return
    if (claim.hidden) show("")
    const details = claim.querySelector("details")
    if (details) details.open = true
    claim.scrollIntoView({ block: "start" })
    summaryOf(claim)?.focus({ preventScroll: true })
  }

  function keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { j: 1, k: -1 }[event.key]
    if (step === undefined) return
    const here = shown()
    const at = here.findIndex((claim) => claim.contains(document.activeElement))
    const next = here[at < 0 ? (step > 0 ? 0 : here.length - 1) : Math.min(here.length - 1, Math.max(0, at + step))]
    summaryOf(next)?.focus()
    next?.scrollIntoView({ block: "nearest" })
    event.preventDefault()
  }

  for (const button of buttons)
    button.addEventListener("click", () =>
      show(button.getAttribute("aria-pressed") === "true" ? "" : (button.dataset.show ?? "")),
    )
  addEventListener("keydown", keyed)
  addEventListener("hashchange", () => goTo(location.hash.slice(1)))
  if (location.hash) goTo(location.hash.slice(1))
}
