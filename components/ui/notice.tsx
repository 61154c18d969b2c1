import type { ReactNode } from 'react'

const tones = {
  neutral: 'border-line bg-surface',
  good: 'border-good bg-good-soft',
  bad: 'border-bad bg-bad-soft',
} as const

/** A message within a page. If `announced`, a screen reader reads it out as soon as it appears. */
export function Notice({
  tone = 'neutral',
  announced = false,
  children,
}: {
  tone?: keyof typeof tones
  announced?: boolean
  children: ReactNode
}) {
  return (
    <div role={announced ? 'status' : undefined} className={`rounded-md border-s-4 px-4 py-3 ${tones[tone]}`}>
      {children}
    </div>
  )
}
