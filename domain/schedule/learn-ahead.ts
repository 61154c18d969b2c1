/** How long before its time a learning card may be shown when nothing else is left, in milliseconds. */
export const learnAheadMillis = 20 * 60_000
