/**
 * The closed lists that reading asks for the words of. The schemas made of them stand in files of their own: whoever reads an article checks none, and what makes
 * schemas takes longer to load than an article to find in its page.
 */

/** What a source does with a content. After speech act theory and the cue classes of PARC 3.0. */
export const stances = [
  ["says", "Puts it forward as so, without more: said, told, according to, added."],
  ["confirms", "Affirms what was already said by others: confirmed, acknowledged, admitted."],
  ["denies", "Says that it is not so: denied, rejected, dismissed."],
  ["withholds", "Refuses or fails to say: declined to comment, neither confirmed nor denied, could not be reached."],
  ["alleges", "Accuses, or puts forward what the outlet keeps at a distance: alleged, accused, claimed."],
  ["warns", "Says that something bad may come: warned, cautioned, threatened."],
  ["promises", "Binds itself to do something: promised, vowed, pledged."],
  ["demands", "Requires that another do something: demanded, ordered, insisted that."],
  ["asks", "Puts a question or a request: asked, urged, called for."],
  ["supports", "Speaks for somebody or something: praised, welcomed, backed."],
  ["condemns", "Speaks against somebody or something: condemned, criticised, blasted."],
  ["believes", "Holds it to be so, without having said it: thinks, believes, expects."],
  ["wants", "Wishes or means it to be so: wants, hopes, plans."],
  ["other", "An act of saying that is none of these."],
] as const

/** Through what it was said. */
export const mediumKinds = [
  ["interview", "An answer to somebody who asked: in an interview with, told."],
  ["post", "Something put on a social network."],
  ["speech", "Words spoken to an audience: an address, a sermon, a rally, a debate, a hearing."],
  ["statement", "A statement given out: a press release, a communiqué, a press conference."],
  ["broadcast", "Radio or television."],
  ["document", "A report, a court filing, a book, a law."],
  ["message", "A letter, an e-mail, a call, a text."],
  ["other", "Another channel."],
] as const

/** By TIMEX3 (ISO 24617-1). */
export const timexTypes = [
  ["DATE", "A day or something longer on the calendar: Saturday, March 2031, last year."],
  ["TIME", "A moment or a part of a day: 8 a.m., Saturday night."],
  ["DURATION", "How long: three days, a decade."],
  ["SET", "How often: every Monday, twice a week."],
] as const

/** Whether an event took place. */
export const eventStatuses = [
  ["occurred", "It took place."],
  ["ongoing", "It is taking place."],
  ["planned", "It is set to take place."],
  ["postponed", "It was set, and is put off."],
  ["cancelled", "It was set, and will not take place."],
  ["proposed", "Somebody puts it forward; nothing is set."],
  ["blocked", "It was tried and kept from taking place."],
  ["threatened", "Somebody threatens it."],
  ["denied", "Somebody says that it did not take place, or the text negates it."],
  ["possible", "It may have taken place, or may yet."],
] as const
