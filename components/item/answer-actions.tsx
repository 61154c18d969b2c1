'use client'

import { useId, type RefObject } from 'react'
import { Button, buttonClass } from '#components/ui/button'
import { confidences, type Confidence } from '#domain/items/confidence'
import { useTexts } from '#texts'

interface AnswerActionsProps {
  isReady: boolean
  submitLabel: string
  onGiveUp: () => void
}

/** Buttons that submit an answer, or give up. */
export function AnswerActions({ isReady, submitLabel, onGiveUp }: AnswerActionsProps) {
  const text = useTexts('item')
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

/** What is said by submitting the answer twice. */
export const defaultConfidence: Confidence = 'think'

interface ConfidenceActionsProps extends Omit<AnswerActionsProps, 'submitLabel'> {
  label: string
  /** The button that gets the focus when the answer is submitted without saying how sure the learner is. */
  defaultButton: RefObject<HTMLButtonElement | null>
  onAnswer: (confidence: Confidence) => void
}

/** Buttons that submit an answer and say how sure the learner is, in one press. */
export function ConfidenceActions({
  label,
  isReady,
  defaultButton,
  onAnswer,
  onGiveUp,
}: ConfidenceActionsProps) {
  const text = useTexts('item')
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
              ref={level === defaultConfidence ? defaultButton : undefined}
              type="button"
              disabled={!isReady}
              onClick={() => onAnswer(level)}
              aria-keyshortcuts={String(i + 1)}
              className={`${buttonClass(level === defaultConfidence ? 'primary' : 'secondary')} px-2!`}
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
