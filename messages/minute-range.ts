import { atLeastOne } from '#messages/at-least-one'
import type { SectionMinutes } from '#domain/lesson/section-minutes'

/** `3–5`: how many minutes a stretch of a lesson takes, from only reading it to predicting every program; at least 1. */
export function minuteRange({ reading, predicting }: SectionMinutes): string {
  const [least, most] = [reading, predicting].map((minutes) => atLeastOne(minutes))
  return least === most ? `${least}` : `${least}–${most}`
}
