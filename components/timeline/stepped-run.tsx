import type { ReactNode } from 'react'
import type { Stepper } from '#browser/timeline/use-stepper'
import { Controls, type ControlsProps } from '#components/timeline/controls'
import { useTexts } from '#texts'

interface SteppedRunProps extends Omit<ControlsProps, 'at' | 'isPlaying' | 'onStep' | 'onPlay'> {
  stepper: Stepper
  children: ReactNode
}

/** A run that is stepped through: what takes the focus and hears the keys, with the controls above what it shows. */
export function SteppedRun({ stepper, children, ...controls }: SteppedRunProps) {
  const text = useTexts('timeline')
  const { at, isPlaying, goTo, togglePlay, rootRef, onKeyDown } = stepper
  return (
    <section
      ref={rootRef}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={text.title}
      className="@container grid min-w-0 gap-4 outline-none"
    >
      <Controls at={at} isPlaying={isPlaying} onStep={goTo} onPlay={togglePlay} {...controls} />
      {children}
      <p className="text-sm text-muted print:hidden">
        {controls.partsAt === null ? text.keys : text.keysOfTwo}
      </p>
    </section>
  )
}
