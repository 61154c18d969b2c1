import { useEffect, useEffectEvent, useState } from 'react'
import { useTexts } from '#texts'

const waitMillis = 1_500
/** Whatever the learner does means that they are still reading. */
const activities = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const

/** Goes on by itself after a moment, unless the learner does anything. */
export function GoesOn({ onTime }: { onTime: () => void }) {
  const text = useTexts('study')
  const [isStopped, setStopped] = useState(false)
  const goOn = useEffectEvent(onTime)
  useEffect(() => {
    if (isStopped) return
    const timer = setTimeout(() => goOn(), waitMillis)
    const stop = () => setStopped(true)
    for (const name of activities) window.addEventListener(name, stop, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const name of activities) window.removeEventListener(name, stop)
    }
  }, [isStopped])
  return isStopped ? null : (
    <p role="status" className="mb-2 text-sm text-muted">
      {text.goesOn}
    </p>
  )
}
