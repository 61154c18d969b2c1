import type { TextsOf } from '#messages/rooms'

/** A share, rounded to whole percents; but only what is all or nothing is called so. */
export function shareInWords({ shares }: TextsOf<'memory-report'>, share: number): string {
  if (share < 1 && share >= 0.995) return shares.over({ share: 0.99 })
  return share > 0 && share < 0.005 ? shares.under({ share: 0.01 }) : shares.percent({ share })
}

/** The same of a prediction, which is never certain. */
export const predictionInWords = (text: TextsOf<'memory-report'>, share: number): string =>
  shareInWords(text, Math.min(share, 0.999))
