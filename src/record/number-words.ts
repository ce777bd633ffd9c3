/** 1400 → "1,400": in the way of the page's own words, whatever the language of the machine. What needs no comma is not handed on: the first number that Intl writes takes 20 ms. */
export const grouped = (n: number): string =>
  Number.isInteger(n) && Math.abs(n) < 1000 ? `${n}` : n.toLocaleString("en", { maximumFractionDigits: 6 })

/** "1 article", "1,400 articles" */
export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`
