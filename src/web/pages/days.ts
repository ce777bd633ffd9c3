/** Days as people write them, the same for whoever reads: 17 June 2031. */
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

/** @param moment ISO 8601, or the beginning of one: a year, a month, a day; null gives null */
export function dayInWords(moment: string | null): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(moment ?? "") ?? []
  if (year === undefined) return null
  return [day === undefined ? null : Number(day), month === undefined ? null : months[Number(month) - 1], year]
    .filter((part) => part !== null && part !== undefined)
    .join(" ")
}
