'use client'

import { Check } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { ButtonLink } from '#components/ui/button-link'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

export interface Beginning {
  lessonId: string
  /** Anchors of the parts whose cards are begun; null for all of the lesson. */
  parts: string[] | null
}

interface BeginCardsProps {
  beginning: Beginning
  label: string
  /** How many of the cards were begun before, and how many there are. */
  begun: number
  cards: number
  look?: 'primary' | 'secondary'
  /** Shown if all of them were begun before. */
  ifBegun?: ReactNode
  begin: (beginning: Beginning) => Promise<number>
}

/** A button that begins cards and then says how many. */
export function BeginCards({
  beginning,
  label,
  begun,
  cards,
  look = 'secondary',
  ifBegun = null,
  begin,
}: BeginCardsProps) {
  const text = useTexts('lesson-sections')
  const [state, setState] = useState<'idle' | 'sending' | 'failed' | number>('idle')
  const said = useRef<HTMLDivElement>(null)
  const isBegun = typeof state === 'number'

  // The button that had the focus is gone.
  useEffect(() => {
    if (!isBegun) return
    said.current?.focus({ preventScroll: true })
    said.current?.scrollIntoView({ block: 'center' })
  }, [isBegun])

  const onClick = async () => {
    setState('sending')
    setState(await begin(beginning).catch(() => 'failed' as const))
  }
  if (isBegun) {
    return (
      <div ref={said} tabIndex={-1} role="status" className="w-full scroll-my-24 outline-none">
        <Notice tone="good">
          <p className="flex items-center gap-2 font-[600]">
            <Check className="size-4 shrink-0 text-good" aria-hidden="true" />
            {text.begunNow({ cards: state })}
          </p>
          <p className="mt-1">{text.begunNext({ cards: state })}</p>
          <ButtonLink
            href={`/study?lesson=${encodeURIComponent(beginning.lessonId)}`}
            look="secondary"
            className="mt-3"
          >
            {text.studyNow}
          </ButtonLink>
        </Notice>
      </div>
    )
  }
  if (begun === cards) return ifBegun
  return (
    <div className="grid gap-2">
      <Button
        look={look}
        onClick={() => void onClick()}
        disabled={state === 'sending'}
        className="justify-self-start"
      >
        {label}
      </Button>
      <p role="status" className="text-sm text-bad empty:hidden">
        {state === 'failed' ? text.failed : null}
      </p>
    </div>
  )
}
