import type { ChangeInForce } from '#domain/schedule/replay'
import { believedTime } from '#domain/schedule/trusted-time'

/** An answer that has arrived. */
export interface ArrivedAnswer {
  /** The showing that was answered: the key of the rating or reset that it followed; null for a new card. */
  follows: string | null
  clientAtMillis: number
  serverAtMillis: number
}

/**
 * Where an answer belongs among the events of its card:
 * - `rates`: it rates the card, and was given at this time;
 * - `answered`: the same showing was rated already, for example on another device;
 * - `late`: it was given before the card was reset, before another rating, or so long ago that the time cannot be true.
 *
 * All but `rates` are practice.
 */
export type Place = { kind: 'rates'; atMillis: number } | { kind: 'answered' } | { kind: 'late' }

/**
 * Decides whether an answer rates its card. Only another rating of the same showing prevents that, and a time that is
 * earlier than the card's last rating. Whatever else has happened to the card since it was shown, the answer takes its
 * place among the events by the time at which it was given.
 *
 * @param changes the changes in force of its card, in order
 */
export function placeAnswer(answer: ArrivedAnswer, changes: readonly ChangeInForce[]): Place {
  const { follows } = answer
  if (changes.some(({ event, showing }) => event === 'rated' && showing === follows)) {
    return { kind: 'answered' }
  }
  const last = changes.findLast(({ event }) => event === 'rated' || event === 'reset')
  if (last?.key === follows || last === undefined) return placeAfter(answer, last?.placeMillis ?? null)
  // What it followed is in force, but not the last: the card was reset after it was shown.
  const isReset = changes.some(({ key }) => key === follows)
  const atMillis = believedTime(answer.clientAtMillis, answer.serverAtMillis)
  if (isReset || atMillis === null || atMillis < last.placeMillis) return { kind: 'late' }
  return { kind: 'rates', atMillis }
}

/** The place of an answer that is known to have been given after an event: a clock that says otherwise is wrong. */
function placeAfter({ clientAtMillis, serverAtMillis }: ArrivedAnswer, afterMillis: number | null): Place {
  const atMillis = believedTime(clientAtMillis, serverAtMillis)
  return atMillis === null
    ? { kind: 'late' }
    : { kind: 'rates', atMillis: Math.max(atMillis, afterMillis ?? 0) }
}

/**
 * The showing that a request of an earlier version names by the revision of the schedule.
 *
 * @param events the card's changes and undos in order of arrival, each with the revision after it
 */
export function showingAtRevision(
  events: readonly { event: string; id: string; key: string; undoneId: string | null; revision: number }[],
  revision: number,
): string | null {
  const until = events.filter((event) => event.revision <= revision && event.event !== 'practised')
  const undone = new Set(until.map(({ undoneId }) => undoneId))
  const last = until.findLast(({ event, id }) => (event === 'rated' || event === 'reset') && !undone.has(id))
  return last?.key ?? null
}
