/**
 * Dates in the form of mail (RFC 822, 2822 and 5322), as RSS has them, with the liberties that feeds take: long names of days and months, no name of a
 * day, two figures of the year, no seconds, the order of C's `asctime`, dashes between the parts, a zone in brackets.
 */
export interface MailDate {
  year: number
  month: number
  day: number
  hour: string | undefined
  minute: string | undefined
  second: string | undefined
  /** "+0100", or "Z"; nothing where it says nothing certain */
  zone: string | undefined
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"
const DAY_NAME = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? ?)?"
const TIME = "(?:[ t](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)"
const ZONE = "(?: ?\\(?((?:utc|gmt|ut)?[+-]\\d{1,2}:?\\d{2}|[a-z]{1,4})\\)?(?: \\([a-z ]{1,40}\\))?)?"

const FORM = new RegExp(`^${DAY_NAME}(\\d{1,2})[ -]${MONTH}[ -](\\d{4}|\\d{2})${TIME}?${ZONE}$`, "i")
const ASCTIME = new RegExp(`^${DAY_NAME}${MONTH} (\\d{1,2})${TIME}(?: ([a-z]{1,4}))? (\\d{4})$`, "i")

/** The zones that RFC 5322 names (4.3), with what is written for UTC. Its letters for armies were used both ways round, and say nothing. */
const ZONES: { readonly [name: string]: string } = {
  ...{ z: "Z", ut: "Z", utc: "Z", gmt: "Z" },
  // Others that are used for one place alone; BST and IST are not.
  ...{ wet: "+0000", west: "+0100", cet: "+0100", cest: "+0200", eet: "+0200", eest: "+0300", msk: "+0300" },
  ...{ jst: "+0900", aest: "+1000", aedt: "+1100", nzst: "+1200", nzdt: "+1300" },
  ...{ akst: "-0900", akdt: "-0800", hst: "-1000" },
  ...{ est: "-0500", edt: "-0400", cst: "-0600", cdt: "-0500", mst: "-0700", mdt: "-0600", pst: "-0800", pdt: "-0700" },
}

/** @returns the parts as they are written, days and times that there are not among them; null for another form */
export function mailDate(text: string): MailDate | null {
  const plain = text.slice(0, 100).trim().replace(/\s+/g, " ")
  const [, day, month, year, hour, minute, second, zone] = FORM.exec(plain) ?? []
  // Half days are for people; dates in prose have them.
  if (zone && /^[ap]m$/i.test(zone)) return null
  if (day && month && year) return partsOf({ day, month, year, hour, minute, second, zone })
  const [, name, number, hours, minutes, seconds, place, whole] = ASCTIME.exec(plain) ?? []
  return name && number && whole
    ? partsOf({ day: number, month: name, year: whole, hour: hours, minute: minutes, second: seconds, zone: place })
    : null
}

type Written = { [part in "day" | "month" | "year"]: string } & {
  [part in "hour" | "minute" | "second" | "zone"]: string | undefined
}

function partsOf({ day, month, year, hour, minute, second, zone }: Written): MailDate {
  return {
    // Two figures are of this century up to 49, and of the last after that (RFC 5322, 4.3).
    year: year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900),
    month: MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    day: Number(day),
    hour: hour?.padStart(2, "0"),
    minute,
    second,
    zone: zone === undefined ? undefined : zoneNamed(zone.toLowerCase()),
  }
}

function zoneNamed(zone: string): string | undefined {
  if (Object.hasOwn(ZONES, zone)) return ZONES[zone]
  const [, sign, hours = "", minutes] = /([+-])(\d{1,2}):?(\d{2})$/.exec(zone) ?? []
  // "-0000" says that the time is UTC and nothing of the place (RFC 5322, 3.3).
  return sign ? `${sign}${hours.padStart(2, "0")}${minutes}`.replace("-0000", "Z") : undefined
}
