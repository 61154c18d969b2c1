'use client'

import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { usePretest, type PretestActions } from '#browser/lesson/use-pretest'
import { AnswerForm } from '#components/item/answer-form'
import { ItemPrompt } from '#components/item/item-prompt'
import { Button } from '#components/ui/button'
import { ButtonLink } from '#components/ui/button-link'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

interface PretestOfferProps {
  lessonId: string
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  actions: PretestActions
}

/** Three questions to try before reading, one after the other where they are offered. Whoever wants none sends them away. */
export function PretestOffer({ lessonId, language, actions }: PretestOfferProps) {
  const text = useTexts('pretest')
  const { state, isSending, hasFailed, start, decline, answer } = usePretest(lessonId, actions)
  const promptId = useId()
  const reading = useRef<HTMLDivElement>(null)
  const step = state.kind === 'asked' ? state.index : state.kind === 'done' ? 'done' : null
  useEffect(() => {
    if (step !== null) reading.current?.focus()
  }, [step])

  if (state.kind === 'declined') return null
  return (
    <section className="mb-10 panel p-5" aria-label={text.title} aria-busy={isSending}>
      {state.kind === 'offered' ? (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <div className="max-w-[24rem]">
            <h2 className="text-base">{text.title}</h2>
            <p className="text-sm text-muted">{text.text}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Button look="secondary" disabled={isSending} onClick={start}>
              {text.start}
            </Button>
            <DeclineButton onClick={decline} />
          </div>
        </div>
      ) : state.kind === 'done' ? (
        <div
          ref={reading}
          tabIndex={-1}
          className="flex flex-wrap items-center justify-between gap-4 outline-none"
        >
          <p>{text.done}</p>
          <ButtonLink href={`/quiz/${state.attemptId}`} look="secondary">
            {text.result}
          </ButtonLink>
        </div>
      ) : (
        <div className="grid grid-cols-1 gap-5">
          <div className="flex items-center justify-between gap-4">
            <h2 className="text-sm font-normal text-muted">
              {text.question({ n: state.index + 1, of: state.questions.length })}
            </h2>
            <DeclineButton onClick={decline} />
          </div>
          <div ref={reading} tabIndex={-1} className="outline-none">
            <ItemPrompt
              id={promptId}
              prompt={state.question.ask.prompt}
              codeHtml={state.question.ask.codeHtml}
              kind={state.question.ask.kind}
              language={language}
            />
          </div>
          <AnswerForm
            key={state.index}
            ask={state.question.ask}
            language={language}
            describedBy={promptId}
            submitLabel={text.answer}
            onAnswer={(given) => void answer(given)}
          />
        </div>
      )}
      {hasFailed ? (
        <div className="mt-4">
          <Notice tone="bad" announced>
            {text.failed}
          </Notice>
        </div>
      ) : null}
    </section>
  )
}

function DeclineButton({ onClick }: { onClick: () => void }) {
  const text = useTexts('pretest')
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-11 items-center gap-1 rounded-sm px-3 text-sm text-muted hover:text-accent"
    >
      <X className="size-4" aria-hidden="true" />
      {text.decline}
    </button>
  )
}
