const millisPerDay = 86_400_000
const maxDelayMillis = 7 * millisPerDay

/**
 * When something counts as done: by the learner's clock, but never in the future, more than 7 days ago or before the
 * card's last rating, because clocks can be wrong.
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
