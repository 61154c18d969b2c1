/** Formats are costly to make and cheap to keep: there are only as many as the code writes. */
const keep = <Options, Format>(make: (locale: string, options: Options | undefined) => Format) => {
  const kept = new Map<string, Format>()
  return (locale: string, options?: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const format = make(locale, options)
    kept.set(key, format)
    return format
  }
}

/** How dates and times are written in a language. */
export const dateFormat = keep(
  (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

/** How numbers are written in a language. */
export const numberFormat = keep(
  (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)

/** How several are named as one phrase in a language. */
export const listFormat = keep(
  (locale, options?: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
)

/** Which form of a noun goes with a number. */
export const pluralRules = keep(
  (locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
)
