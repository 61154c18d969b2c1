'use client'

import { Timer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '#texts'

const second = 1_000
const lastMinute = 60 * second

interface TimeLeftProps {
  /** Milliseconds left when the server rendered the page. */
  millisLeft: number
  /** Called once when the time is up. */
  onOver: () => void
}

/** A countdown to the time limit. It is only a display: the server decides which answers are too late. */
export function TimeLeft({ millisLeft, onOver }: TimeLeftProps) {
  const text = useTexts('quiz').run
  const [left, setLeft] = useState(millisLeft)
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  }, [onOver])

  useEffect(() => {
    const end = performance.now() + millisLeft
    const timer = setInterval(() => {
      const now = Math.max(0, end - performance.now())
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      over.current()
    }, second)
    return () => clearInterval(timer)
  }, [millisLeft])

  const seconds = Math.ceil(left / second)
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className="flex items-center gap-2 text-sm text-muted">
      <Timer className="size-4" aria-hidden="true" />
      {text.timeLeft}: <span className="font-[600] text-ink tabular-nums">{shown}</span>
      <span role="status" className="sr-only">
        {left === 0 ? text.timeUp : left <= lastMinute ? text.lastMinute : ''}
      </span>
    </div>
  )
}
