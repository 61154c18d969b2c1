import { foldText, splitWords } from '#domain/lesson/words'

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl']
/** January 2023 began on a Sunday, so the first days of it are a week, and the first days of months are all months. */
const days = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2023, 0, 1 + index)))
const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2023, index, 1)))
const hours = [8, 13, 19, 23].map((hour) => new Date(Date.UTC(2023, 0, 1, hour)))

const formatted = (dates: readonly Date[], options: Intl.DateTimeFormatOptions): string[] =>
  languages.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
    return dates.flatMap((date) =>
      format
        .formatToParts(date)
        .flatMap(({ type, value }) => (Object.hasOwn(options, type) ? splitWords(foldText(value)) : [])),
    )
  })

const words = new Set(
  [
    ...formatted(days, { weekday: 'long' }),
    ...formatted(months, { month: 'long' }),
    ...formatted(hours, { dayPeriod: 'long', hour: 'numeric' }),
    ...['today', 'tomorrow', 'yesterday', 'weekday', 'weekend', 'week', 'month'],
  ].filter((word) => word.length > 3 && Number.isNaN(Number(word))),
)

/** Whether a name is about a day, a month or a time of day, as in `Monday tasks`. */
export const namesTime = (name: string): boolean => splitWords(foldText(name)).some((word) => words.has(word))

const shortWords = new Set([
  ...formatted(days, { weekday: 'short' }),
  ...formatted(months, { month: 'short' }),
])

/** Whether a name is a day or a month and nothing else, as in a timetable: `Mon`, `2 June`. With a year, it is history. */
export function isCalendarEntry(name: string): boolean {
  const parts = splitWords(foldText(name))
  const isNamed = (part: string): boolean => words.has(part) || shortWords.has(part)
  return parts.some(isNamed) && parts.every((part) => isNamed(part) || /^\d{1,2}$/u.test(part))
}
