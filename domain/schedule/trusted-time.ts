const millisPerDay = 86_400_000
const maxDelayMillis = 30 * millisPerDay

/**
 * When something counts as given that arrives now: by the learner's clock, but never in the future. Null if it arrives
 * more than 30 days late, because a clock that is wrong by that much is more likely than an answer that waited so long.
 */
export function believedTime(clientAtMillis: number, serverAtMillis: number): number | null {
  const atMillis = Math.min(clientAtMillis, serverAtMillis)
  return serverAtMillis - atMillis > maxDelayMillis ? null : atMillis
}

/**
 * When something was given, by the server's clock: as long before it arrived as the device says that it was before it was
 * sent. So it does not matter how wrong the device's clock is, unless it was set in between.
 *
 * @param givenMillis by the device's clock
 * @param sentMillis when it was sent, by the same clock; null if the device did not say
 */
export function onServersClock(
  givenMillis: number,
  sentMillis: number | null,
  serverAtMillis: number,
): number {
  return sentMillis === null ? givenMillis : serverAtMillis - Math.max(0, sentMillis - givenMillis)
}

const earlierMaxDelayMillis = 7 * millisPerDay

/** When an event counts as given that was logged before that was stored: at most 7 days before it arrived. */
export function timeOfEarlierEvent(clientAtMillis: number, serverAtMillis: number): number {
  return Math.max(Math.min(clientAtMillis, serverAtMillis), serverAtMillis - earlierMaxDelayMillis)
}
