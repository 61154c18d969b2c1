/** A pause longer than this may be absence, so that the time says nothing, in milliseconds. */
const maxPauseMillis = 60_000

/** Measures how long a learner looks at a card. Time while the page is hidden does not count. */
export interface Stopwatch {
  /** Up to the last activity. */
  elapsedMillis: number
  /** When the learner last pressed a key, touched or scrolled; null while the page is hidden. */
  activeAtMillis: number | null
  /** Whether a pause was too long. */
  wasAway: boolean
}

/** A stopwatch that starts now. */
export function startStopwatch(atMillis: number): Stopwatch {
  return { elapsedMillis: 0, activeAtMillis: atMillis, wasAway: false }
}

/** After an activity of the learner. If the clock went backwards, no time has passed. */
export function afterActivity(watch: Stopwatch, atMillis: number): Stopwatch {
  if (watch.activeAtMillis === null) return { ...watch, activeAtMillis: atMillis }
  const pauseMillis = Math.max(0, atMillis - watch.activeAtMillis)
  return {
    elapsedMillis: watch.elapsedMillis + pauseMillis,
    activeAtMillis: atMillis,
    wasAway: watch.wasAway || pauseMillis > maxPauseMillis,
  }
}

/** After the page was hidden: the watch stops until the next activity. */
export function afterPageHidden(watch: Stopwatch, atMillis: number): Stopwatch {
  return { ...afterActivity(watch, atMillis), activeAtMillis: null }
}

/** Milliseconds from the start until now; null if the learner was away meanwhile. */
export function readStopwatch(watch: Stopwatch, atMillis: number): number | null {
  const { elapsedMillis, wasAway } = watch.activeAtMillis === null ? watch : afterActivity(watch, atMillis)
  return wasAway ? null : elapsedMillis
}
