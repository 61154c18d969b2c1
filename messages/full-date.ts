import { dateFormat } from '#messages/formats'

/** A date such as 2026-11-23, with its day of the week. */
export const fullDate = (locale: string, date: string): string =>
  dateFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`))
