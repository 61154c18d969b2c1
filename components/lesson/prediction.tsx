'use client'

import { useEffect, useId, useRef } from 'react'
import { usePredictions, type PredictionActions, type ProgramPlace } from '#browser/lesson/use-predictions'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview } from '#components/item/answer-review'
import { CodePanel } from '#components/item/code-panel'
import { RichText } from '#components/item/rich-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'
import { languageOfQuestion } from '#domain/items/question-language'

interface PredictionProps {
  place: ProgramPlace
  actions: PredictionActions
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  /** Called with whether the question that is shown has been answered, and so shows its run. */
  onStep: (isAnswered: boolean) => void
  /** Opens the program to be changed; null if it is open. */
  onChange: (() => void) | null
}

/** The questions about a program where the lesson shows it, one at a time, with their explanations. */
export function Prediction({ place, actions, language, onStep, onChange }: PredictionProps) {
  const text = useTexts('lesson-programs')
  const { state, question, index, count, checked, sending, answer, next, retry } = usePredictions(
    place,
    actions,
  )
  const promptId = useId()
  const reading = useRef<HTMLDivElement>(null)
  const step = question === null ? null : `${index} ${checked === null ? 'asked' : 'answered'}`

  const isAnswered = checked !== null
  useEffect(() => {
    onStep(isAnswered)
    return () => onStep(false)
  }, [isAnswered, onStep])

  // What has just appeared is what comes next for keyboard and screen reader.
  useEffect(() => {
    if (step !== null) reading.current?.focus({ preventScroll: step === '0 asked' })
  }, [step])

  if (state === 'loading') return <p role="status">{text.loading}</p>
  if (question === null) {
    return (
      <div className="grid justify-items-start gap-3">
        <Notice tone="bad" announced>
          {text.loadFailed}
        </Notice>
        <Button look="secondary" onClick={retry}>
          {text.retry}
        </Button>
      </div>
    )
  }
  const { ask, itemId } = question
  return (
    <div className="grid grid-cols-1 gap-5" aria-busy={sending === 'sending'}>
      <div>
        <p className="text-sm text-muted">
          {text.question({ n: index + 1, of: count })} · {text.notCounted}
        </p>
        <div ref={checked === null ? reading : undefined} tabIndex={-1} className="outline-none">
          <p id={promptId} className="mt-1 font-[600]">
            <RichText text={ask.prompt} language={languageOfQuestion(ask.kind, language)} />
          </p>
        </div>
      </div>
      {ask.codeHtml === null ? null : (
        <CodePanel html={ask.codeHtml} label={text.wholeProgram} language={language} />
      )}
      {checked === null ? (
        <>
          {sending === 'failed' ? (
            <Notice tone="bad" announced>
              {text.failed}
            </Notice>
          ) : null}
          <AnswerForm
            key={itemId}
            ask={ask}
            language={language}
            describedBy={promptId}
            onAnswer={(given) => void answer(given)}
          />
        </>
      ) : (
        <div ref={reading} tabIndex={-1} className="grid grid-cols-1 gap-5 outline-none">
          <AnswerReview {...checked} lesson={null} language={language} />
          <div className="flex flex-wrap gap-3 empty:hidden">
            {index + 1 < count ? (
              <Button look="secondary" onClick={next}>
                {text.next}
              </Button>
            ) : null}
            {onChange === null ? null : (
              <Button look="secondary" onClick={onChange}>
                {text.change}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
