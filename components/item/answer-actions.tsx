'use client'

import { useId, type RefObject } from 'react'
import { Button, buttonClass } from '#components/ui/button'
import { confidences, type Confidence } from '#domain/items/confidence'
import { itemMessages as text } from '#messages/item'

interface AnswerActionsProps {
  isReady: boolean
  submitLabel: string
  onGiveUp: () => void
}

/** Hands an answer in, or gives up. */
export function AnswerActions({ isReady, submitLabel, onGiveUp }: AnswerActionsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="submit" disabled={!isReady} className="grow sm:grow-0">
        {submitLabel}
      </Button>
      <Button look="secondary" onClick={onGiveUp} className="grow sm:grow-0">
        {text.giveUp}
      </Button>
    </div>
  )
}

interface ConfidenceActionsProps extends Omit<AnswerActionsProps, 'submitLabel'> {
  label: string
  /** Takes the focus when the answer was handed in without saying how sure. */
  middle: RefObject<HTMLButtonElement | null>
  onAnswer: (confidence: Confidence) => void
}

/** Hands an answer in by saying how sure one is: a single press for both. */
export function ConfidenceActions({ label, isReady, middle, onAnswer, onGiveUp }: ConfidenceActionsProps) {
  const id = useId()
  return (
    <div className="grid gap-3">
      <div role="group" aria-labelledby={id} data-keys>
        <p id={id} className="mb-2 text-sm text-muted">
          {label}
        </p>
        <div className="grid grid-cols-3 gap-2">
          {confidences.map((level, i) => (
            <button
              key={level}
              ref={level === 'think' ? middle : undefined}
              type="button"
              disabled={!isReady}
              onClick={() => onAnswer(level)}
              aria-keyshortcuts={String(i + 1)}
              className={`${buttonClass(level === 'think' ? 'primary' : 'secondary')} px-2`}
            >
              {text.confidence[level]}
            </button>
          ))}
        </div>
      </div>
      <button
        type="button"
        onClick={onGiveUp}
        className="min-h-11 justify-self-center rounded-sm px-4 text-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
      >
        {text.giveUp}
      </button>
    </div>
  )
}
