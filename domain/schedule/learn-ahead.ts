/** How long before it is due a learning card may be shown if nothing else is left, in milliseconds. */
export const learnAheadMillis = 20 * 60_000
