'use client'

import { Timer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { quizMessages } from '#messages/quiz'

const text = quizMessages.run
const second = 1_000
const lastMinute = 60 * second

interface TimeLeftProps {
  /** What the server said was left when it rendered the page. */
  millisLeft: number
  /** Called once when nothing is left. */
  onOver: () => void
}

/** What is left of the time limit. It only shows the server's clock: the server alone decides what is too late. */
export function TimeLeft({ millisLeft, onOver }: TimeLeftProps) {
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
