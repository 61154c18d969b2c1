'use client'

import { Check, Lightbulb, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { RichText } from '#components/item/rich-text'
import { Button } from '#components/ui/button'
import { commonMisconception } from '#domain/items/common-misconceptions'
import { PASSED } from '#domain/practice/tracing'
import type { Decision } from '#domain/trace/decision'
import { useTexts } from '#texts'
import { choiceText, questionText } from '#messages/tracing'

interface TracingQuestionProps {
  decision: Decision
  /** Names of tasks by index. */
  labels: readonly string[]
  /** The lines of the program. */
  source: readonly string[]
  /** What the step did, in sentences. */
  explanation: readonly string[]
  isLast: boolean
  /** Called once, with the index of the chosen option or `PASSED`. */
  onAnswer: (chosen: number) => void
  onNext: () => void
}

/** A question about what happens next in a run, and whether the answer was right. */
export function TracingQuestion({
  decision,
  labels,
  source,
  explanation,
  isLast,
  ...on
}: TracingQuestionProps) {
  const text = useTexts('tracing')
  const [chosen, setChosen] = useState<number | null>(null)
  const [answer, setAnswer] = useState<number | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  useEffect(() => {
    if (answer !== null) next.current?.focus()
  }, [answer])
  const answerWith = (given: number) => {
    setAnswer(given)
    on.onAnswer(given)
  }
  return (
    <div className="grid min-w-0 content-start gap-4">
      <form
        ref={form}
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== null && answer === null) answerWith(chosen)
        }}
      >
        <fieldset className="grid min-w-0 gap-2" disabled={answer !== null}>
          <legend className="mb-2 font-[600]">
            <RichText text={questionText(text, decision, labels)} />
          </legend>
          {decision.options.map(({ choice }, at) => (
            <label
              key={at}
              className={`flex min-h-11 min-w-0 items-center gap-3 rounded-md border bg-surface px-3 py-2 ${look(at)}`}
            >
              <input
                type="radio"
                name="choice"
                required
                checked={chosen === at}
                onChange={() => setChosen(at)}
                className="size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0 grow">
                <RichText text={choiceText(text, choice, labels, source)} />
              </span>
              {answer === null ? null : <Mark isRight={at === decision.right} isChosen={at === answer} />}
            </label>
          ))}
        </fieldset>
        {answer !== null ? null : (
          <div className="flex flex-wrap gap-3">
            <Button type="submit">{text.check}</Button>
            <Button look="secondary" onClick={() => answerWith(PASSED)}>
              {text.pass}
            </Button>
          </div>
        )}
      </form>
      <div role="status" className="grid gap-3 empty:hidden">
        {answer === null ? null : (
          <Feedback decision={decision} answer={answer}>
            {explanation.map((sentence, i) => (
              <p key={i}>
                <RichText text={sentence} />
              </p>
            ))}
          </Feedback>
        )}
      </div>
      {answer === null ? null : (
        <Button ref={next} className="justify-self-start" onClick={on.onNext}>
          {isLast ? text.finish : text.next}
        </Button>
      )}
    </div>
  )

  function look(at: number): string {
    if (answer === null) return 'border-line-strong has-checked:border-accent has-checked:bg-accent-soft'
    if (at === decision.right) return 'border-good bg-good-soft'
    return at === answer ? 'border-bad bg-bad-soft' : 'border-line'
  }
}

function Mark({ isRight, isChosen }: { isRight: boolean; isChosen: boolean }) {
  const text = useTexts('tracing')
  if (isRight) return <Check className="size-5 shrink-0 text-good" role="img" aria-label={text.marks.right} />
  return isChosen ? <X className="size-5 shrink-0 text-bad" role="img" aria-label={text.marks.wrong} /> : null
}

/** Whether the answer was right, the belief behind a wrong one, and what happens. */
function Feedback({
  decision,
  answer,
  children,
}: {
  decision: Decision
  answer: number
  children: ReactNode
}) {
  const text = useTexts('tracing')
  const isRight = answer === decision.right
  const option = decision.options[answer]
  const known = option?.misconception == null ? null : commonMisconception(option.misconception)
  const Icon = isRight ? Check : answer === PASSED ? Lightbulb : X
  const tone = isRight
    ? 'bg-good-soft text-good'
    : answer === PASSED
      ? 'bg-accent-soft text-accent'
      : 'bg-bad-soft text-bad'
  return (
    <>
      <p className={`flex items-center gap-2 rounded-md px-4 py-3 font-[600] ${tone}`}>
        <Icon className="size-5 shrink-0" aria-hidden="true" />
        {isRight ? text.right : answer === PASSED ? text.passed : text.wrong}
      </p>
      {known === null ? null : (
        <p>
          <RichText text={text.belief({ text: known.belief })} />{' '}
          <RichText text={text.truth({ text: known.truth })} />
        </p>
      )}
      <div className="rounded-md bg-accent-soft px-4 py-3">{children}</div>
    </>
  )
}
