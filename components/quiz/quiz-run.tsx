'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { AnswerForm } from '#components/item/answer-form'
import { ItemPrompt, promptId } from '#components/item/item-prompt'
import { Notice } from '#components/ui/notice'
import type { Ask } from '#domain/items/ask'
import type { Answer } from '#domain/items/answer'
import { messages } from '#messages/en'

const text = messages.quiz

interface QuizRunProps {
  attemptId: string
  title: string
  questions: { position: number; ask: Ask; answered: boolean }[]
  /** Stores one answer. */
  submit: (given: { attemptId: string; position: number; answer: Answer }) => Promise<void>
}

/** The questions of a quiz, one at a time. Each answer is stored at once, so a quiz can be left and resumed. */
export function QuizRun({ attemptId, title, questions, submit }: QuizRunProps) {
  const router = useRouter()
  const [answered, setAnswered] = useState(
    () => new Set(questions.filter((question) => question.answered).map((question) => question.position)),
  )
  const [failed, setFailed] = useState(false)
  const [isSending, startSending] = useTransition()
  const place = useRef<HTMLDivElement>(null)
  const question = questions.find(({ position }) => !answered.has(position))

  useEffect(() => {
    place.current?.focus({ preventScroll: true })
  }, [question?.position])

  const send = (position: number, answer: Answer) => {
    setFailed(false)
    startSending(async () => {
      try {
        await submit({ attemptId, position, answer })
        setAnswered((before) => new Set(before).add(position))
        if (answered.size + 1 === questions.length) router.refresh()
      } catch {
        setFailed(true)
      }
    })
  }

  return (
    <div className="mx-auto grid max-w-prose gap-6">
      <h1 className="text-lg">{title}</h1>
      <QuizProgress answered={answered.size} of={questions.length} />
      {failed ? (
        <Notice tone="bad" announced>
          {messages.account.errors.unreachable}
        </Notice>
      ) : null}
      {question === undefined ? (
        <p role="status" className="text-muted">
          {text.working}
        </p>
      ) : (
        <article key={question.position} className="grid gap-6" aria-busy={isSending}>
          <div
            ref={place}
            tabIndex={-1}
            className="rounded-lg border border-line bg-surface p-5 outline-none sm:p-7"
          >
            <p className="mb-3 text-sm text-muted">
              {text.question(question.position + 1, questions.length)}
            </p>
            <ItemPrompt id={promptId} prompt={question.ask.prompt} codeHtml={question.ask.codeHtml} />
          </div>
          <AnswerForm
            ask={question.ask}
            submitLabel={text.answer}
            onAnswer={(answer) => {
              if (!isSending) send(question.position, answer)
            }}
          />
        </article>
      )}
    </div>
  )
}

function QuizProgress({ answered, of }: { answered: number; of: number }) {
  return (
    <progress
      value={answered}
      max={of}
      aria-label={text.answeredSoFar(answered, of)}
      className="h-2 w-full overflow-hidden rounded-sm [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
    />
  )
}
