const plurals = new Intl.PluralRules('en')

/** A number with its noun: `1 card`, `2 cards`. */
export const counted = (n: number, one: string, other: string) =>
  `${n} ${plurals.select(n) === 'one' ? one : other}`
