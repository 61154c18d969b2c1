import { numberFormat } from '#messages/formats'

/** A virtual time or duration, without the noise of floating point: `0.25 s`. */
export const inSeconds = (locale: string, seconds: number): string =>
  `${numberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(seconds)} s`
