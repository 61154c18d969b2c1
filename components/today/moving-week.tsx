'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { showWhatMoved, type DayBar } from '#browser/today/show-what-moved'

/** A chart of the days to come, whose bars move to where they are from where they were before the learner studied. */
export function MovingWeek({ days, children }: { days: readonly DayBar[]; children: ReactNode }) {
  const chart = useRef<HTMLDivElement>(null)
  const shown = JSON.stringify(days)
  useEffect(() => {
    if (chart.current !== null) showWhatMoved(chart.current, JSON.parse(shown) as DayBar[])
  }, [shown])
  return <div ref={chart}>{children}</div>
}
