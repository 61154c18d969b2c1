'use client'

import { useCallback, useEffect, useRef } from 'react'
import { afterHiding, afterSign, readStopwatch, startStopwatch } from '#domain/study/stopwatch'

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove', 'scroll'] as const

/**
 * Measures the time on what is shown now.
 *
 * @param shown changes when something else is shown
 * @returns reads the milliseconds so far; null if the learner was away meanwhile
 */
export function useStopwatch(shown: string): () => number | null {
  const watch = useRef(startStopwatch(0))

  useEffect(() => {
    watch.current = startStopwatch(Date.now())
  }, [shown])

  useEffect(() => {
    const sign = () => {
      watch.current = afterSign(watch.current, Date.now())
    }
    const see = () => {
      if (!document.hidden) return sign()
      watch.current = afterHiding(watch.current, Date.now())
    }
    for (const name of signs) window.addEventListener(name, sign, { passive: true, capture: true })
    document.addEventListener('visibilitychange', see)
    return () => {
      for (const name of signs) window.removeEventListener(name, sign, { capture: true })
      document.removeEventListener('visibilitychange', see)
    }
  }, [])

  return useCallback(() => readStopwatch(watch.current, Date.now()), [])
}
