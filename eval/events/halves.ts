/** The two halves of a set: the even one that rules were made on, the odd one that nobody looked at. */
export const halves = [
  { name: "even, tuned on", holds: (place: number) => place % 2 === 0 },
  { name: "odd, not looked at", holds: (place: number) => place % 2 === 1 },
]

export const share = (part: number, whole: number) =>
  `${part} of ${whole}${whole ? ` (${((100 * part) / whole).toFixed(1)} %)` : ""}`

/** `npm run eval events` with HEARSAY_ERRORS set also lists what was wrong, of the even half only. */
export const listsErrors = Boolean(process.env.HEARSAY_ERRORS)
