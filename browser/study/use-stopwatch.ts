import { useCallback, useEffect, useRef } from 'react'
import { afterHiding, afterSign, readStopwatch, startStopwatch } from '#domain/study/stopwatch'

const activityEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove', 'scroll'] as const

/**
 * Measures how long the learner has been looking at what is shown.
 *
 * @param shown identifies what is shown; the time restarts when it changes
 * @returns a function that reads the milliseconds so far; null if the learner was away in the meantime
 */
export function useStopwatch(shown: string): () => number | null {
  const watch = useRef(startStopwatch(0))

  useEffect(() => {
    watch.current = startStopwatch(Date.now())
  }, [shown])

  useEffect(() => {
    const onActivity = () => {
      watch.current = afterSign(watch.current, Date.now())
    }
    const onVisibilityChange = () => {
      if (!document.hidden) return onActivity()
      watch.current = afterHiding(watch.current, Date.now())
    }
    for (const name of activityEvents) {
      window.addEventListener(name, onActivity, { passive: true, capture: true })
    }
    document.addEventListener('visibilitychange', onVisibilityChange)
    return () => {
      for (const name of activityEvents) window.removeEventListener(name, onActivity, { capture: true })
      document.removeEventListener('visibilitychange', onVisibilityChange)
    }
  }, [])

  return useCallback(() => readStopwatch(watch.current, Date.now()), [])
}
