'use client'

import { useEffect } from 'react'
import { ratings } from '#components/study/rating-buttons'
import type { Rating } from '#domain/schedule/schedule'

interface Keys {
  reveal: (() => void) | null
  rate: ((rating: Rating) => void) | null
  /** What Space and Enter rate. */
  suggested: Rating
  undo: (() => void) | null
  toggleKeys: () => void
}

/** The keys of a session; while somebody types or stands on a control, that control has them. */
export function useSessionKeys({ reveal, rate, suggested, undo, toggleKeys }: Keys) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input:not([type=radio]), textarea, select')) return
      const isOnControl = target?.closest('button, a, input') != null
      const act = actionOf(event.key, isOnControl)
      if (act === null) return
      event.preventDefault()
      act()
    }
    const actionOf = (key: string, isOnControl: boolean): (() => void) | null => {
      if (key === '?') return toggleKeys
      if (key === 'u' || key === 'U') return undo
      const rating = ratings.find((number) => String(number) === key)
      if (rating !== undefined) return rate === null ? null : () => rate(rating)
      if (isOnControl || (key !== ' ' && key !== 'Enter')) return null
      if (reveal !== null) return reveal
      return rate === null ? null : () => rate(suggested)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [rate, reveal, suggested, toggleKeys, undo])
}
