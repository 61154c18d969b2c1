import type { Transaction } from '#server/database/transaction'
import type { LoggedEvent } from '#server/study/logged-events'

/** A rating or a reset that was not undone. Ratings of a card before a reset of it do not count. */
export type RatingInForce = LoggedEvent & { event: Exclude<LoggedEvent['event'], { kind: 'practised' }> }

/** Query for the ids of a learner's events that were undone. */
export const undoneEvents = (db: Transaction, userId: string) =>
  db
    .selectFrom('ReviewLog as undo')
    .where('undo.userId', '=', userId)
    .where('undo.event', '=', 'undone')
    .select('undo.undoneId')

/** Whether an event is a rating or a reset that was not undone. */
export const isInForce = <Logged extends LoggedEvent>(logged: Logged): logged is Logged & RatingInForce =>
  !logged.isUndone && logged.event.kind !== 'practised'
