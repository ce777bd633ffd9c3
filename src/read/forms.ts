/** What the numbers beside a network must look like. They are few and our own, so these few lines say it, and no library of schemas is loaded to read an article. */
export type Form<T> = (value: unknown) => value is T

export const text: Form<string> = (value) => typeof value === "string"
export const number: Form<number> = (value) => typeof value === "number"
export const whole: Form<number> = (value): value is number => Number.isInteger(value)

export const listOf =
  <T>(form: Form<T>): Form<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(form)

/** These words, in this order. */
export const exactly =
  <const Words extends readonly string[]>(words: Words): Form<Words> =>
  (value): value is Words =>
    JSON.stringify(value) === JSON.stringify(words)

/** An object that has all of these, and may have more. */
export const fields =
  <T extends object>(forms: { [Name in keyof T]: Form<T[Name]> }): Form<T> =>
  (value): value is T =>
    typeof value === "object" &&
    value !== null &&
    Object.entries<Form<unknown>>(forms).every(([name, form]) => form(Reflect.get(value, name)))
