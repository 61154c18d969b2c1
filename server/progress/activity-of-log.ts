import { activityByDay } from '#domain/progress/activity'
import type { DayBoundary } from '#domain/schedule/study-day'
import { givenHere, ofParts, type RecordPart } from '#server/study/record-parts'

/** What a learner has answered here on each study day, in parts to be added up. */
export const activityOf = ofParts(
  (cards: RecordPart, dayBoundary: DayBoundary) => activityByDay(givenHere(cards), dayBoundary),
  ({ timeZone, rolloverHour }) => `${timeZone} ${rolloverHour}`,
)
