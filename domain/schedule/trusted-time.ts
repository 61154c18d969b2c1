const millisPerDay = 86_400_000
const maxDelayMillis = 7 * millisPerDay

/**
 * When something counts as done: the time of the learner's clock within sane bounds, for clocks go wrong.
 * It is never in the future, at most 7 days back, and never before the card's last rating.
 *
 * @param lastMillis time of the last rating; null if there was none
 */
export function trustedTime(
  clientAtMillis: number,
  serverAtMillis: number,
  lastMillis: number | null,
): number {
  const earliest = Math.max(serverAtMillis - maxDelayMillis, lastMillis ?? -Infinity)
  return Math.max(Math.min(clientAtMillis, serverAtMillis), earliest)
}
