/** After this long without a sign of the learner nobody can tell how long they thought, in milliseconds. */
const maxPauseMillis = 60_000

/** Time that a learner spends on a card: without that in which the page is hidden, and none if they went away. */
export interface Stopwatch {
  /** Counted up to the last sign of the learner. */
  elapsedMillis: number
  /** When the learner last gave a sign (a key, a touch, a scroll); null while the page is hidden. */
  signAtMillis: number | null
  wasLeft: boolean
}

/** A stopwatch that runs from now on. */
export function startStopwatch(atMillis: number): Stopwatch {
  return { elapsedMillis: 0, signAtMillis: atMillis, wasLeft: false }
}

/** After a sign of the learner. Clocks that go back count as standing. */
export function afterSign(watch: Stopwatch, atMillis: number): Stopwatch {
  if (watch.signAtMillis === null) return { ...watch, signAtMillis: atMillis }
  const pauseMillis = Math.max(0, atMillis - watch.signAtMillis)
  return {
    elapsedMillis: watch.elapsedMillis + pauseMillis,
    signAtMillis: atMillis,
    wasLeft: watch.wasLeft || pauseMillis > maxPauseMillis,
  }
}

/** After the page was hidden: the time stands until the next sign. */
export function afterHiding(watch: Stopwatch, atMillis: number): Stopwatch {
  return { ...afterSign(watch, atMillis), signAtMillis: null }
}

/** Milliseconds from the start until now; null if the learner was away meanwhile. */
export function readStopwatch(watch: Stopwatch, atMillis: number): number | null {
  const { elapsedMillis, wasLeft } = watch.signAtMillis === null ? watch : afterSign(watch, atMillis)
  return wasLeft ? null : elapsedMillis
}
