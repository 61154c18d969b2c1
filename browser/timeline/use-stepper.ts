import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

const millisPerStep = 1_200

interface StepperOptions {
  steps: number
  first: number
  /** Where the two runs differ; null if there is only one. */
  partsAt?: number | null
  /** Whether the run takes the focus when it appears. */
  takesFocus: boolean
}

/** What moves through the steps of a run: by keys, by buttons, or by itself. */
export interface Stepper {
  at: number
  isPlaying: boolean
  goTo: (at: number) => void
  togglePlay: () => void
  /** For the element that takes the focus and hears the keys. */
  rootRef: RefObject<HTMLElement | null>
  onKeyDown: (event: KeyboardEvent) => void
}

/** Steps through a run. ← and → move, Home and End go to the ends, P plays, D goes to where two runs differ. */
export function useStepper({ steps, first, partsAt = null, takesFocus }: StepperOptions): Stepper {
  const [chosen, setChosen] = useState(first)
  const [isPlaying, setPlaying] = useState(false)
  const rootRef = useRef<HTMLElement>(null)
  const at = Math.max(0, Math.min(chosen, steps - 1))

  const goTo = useCallback((next: number) => {
    setPlaying(false)
    setChosen(next)
  }, [])

  useEffect(() => {
    if (takesFocus) rootRef.current?.focus()
  }, [takesFocus])

  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => {
      setChosen(at + 1)
      if (at + 1 >= steps - 1) setPlaying(false)
    }, millisPerStep)
    return () => clearTimeout(timer)
  }, [isPlaying, at, steps])

  const togglePlay = () => {
    if (at === steps - 1) setChosen(0)
    setPlaying(!isPlaying)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, pre') != null) return
    const next: Record<string, number | null> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: steps - 1,
      d: partsAt,
    }
    const to = next[event.key]
    if (event.key === 'p') togglePlay()
    else if (to != null) goTo(Math.max(0, Math.min(to, steps - 1)))
    else return
    event.preventDefault()
  }

  return { at, isPlaying, goTo, togglePlay, rootRef, onKeyDown }
}
