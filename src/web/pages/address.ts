/** An address with what is asked there behind its question mark; what is empty is left out, so that one state has one address. */
export function addressOf(path: string, asked: object): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === null || value === "" || value === false
      ? []
      : [[name, value === true ? "1" : String(value)]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
