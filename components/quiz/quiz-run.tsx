'use client'

import { X } from 'lucide-react'
import { Link } from '#components/ui/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { usePlace } from '#browser/quiz/use-place'
import { useQuiz, type QuestionState, type QuizActions } from '#browser/quiz/use-quiz'
import { useAfterLoad } from '#browser/ui/use-after-load'
import { useShortcutKeys } from '#browser/ui/use-shortcut-keys'
import { preloadFormulas } from '#components/item/rich-text'
import { QuestionMap } from '#components/quiz/question-map'
import { QuestionPanel } from '#components/quiz/question-panel'
import { SubmitQuiz } from '#components/quiz/submit-quiz'
import { TimeLeft } from '#components/quiz/time-left'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { UnreadableRows } from '#components/ui/unreadable-rows'
import { useTexts } from '#texts'

interface QuizRunProps {
  quiz: {
    attemptId: string
    feedback: 'each' | 'end'
    millisLeft: number | null
    /** Names of rows that are damaged, and so missing. */
    unreadable: string[]
    questions: QuestionState[]
  }
  title: ReactNode
  asksConfidence: boolean
  /** Whether all questions are shown on one page. */
  isOnOnePage: boolean
  actions: QuizActions
}

/** An unfinished quiz. Every answer is saved at once, so that the quiz can be continued later or on another device. */
export function QuizRun({ quiz, title, asksConfidence, isOnOnePage, actions }: QuizRunProps) {
  const text = useTexts('quiz').run
  const router = useRouter()
  const { attemptId, feedback, millisLeft } = quiz
  const { questions, isFinished, sending, failed, answer, mark, handIn } = useQuiz(
    attemptId,
    quiz.questions,
    actions,
  )
  const firstOpen = questions.findIndex((question) => question.answer === null)
  const [at, setAt] = usePlace(questions.length, Math.max(0, firstOpen))
  const page = useRef<HTMLDivElement>(null)
  const noPage = useRef<HTMLDivElement>(null)
  useAfterLoad(() => preloadFormulas(JSON.stringify(quiz.questions)))
  useShortcutKeys(isOnOnePage ? noPage : page)

  const shown = questions[at]
  const hasFeedback = shown?.closed != null
  useEffect(() => {
    if (!isOnOnePage) page.current?.querySelector<HTMLElement>('[data-place]')?.focus({ preventScroll: true })
  }, [at, hasFeedback, isOnOnePage])

  // The result replaces this page in place, where the browser would stay at the bottom of it.
  useEffect(() => () => window.scrollTo({ top: 0 }), [])

  const finish = async () => {
    if (await handIn()) router.refresh()
  }
  const panel = (question: QuestionState) => (
    <QuestionPanel
      key={question.position}
      question={question}
      of={questions.length}
      feedback={feedback}
      asksConfidence={asksConfidence}
      isSending={sending === question.position}
      hasFailed={failed === question.position}
      onAnswer={async (given, confidence) => {
        const isStored = await answer(question.position, given, confidence)
        const isLast = at === questions.length - 1
        if (isStored && feedback === 'end' && !isOnOnePage && !isLast) setAt(at + 1)
      }}
      onMark={(marked) => void mark(question.position, marked)}
    />
  )
  const openCount = questions.filter((question) => question.answer === null).length

  return (
    <div ref={page} data-one-thing className="mx-auto grid max-w-prose grid-cols-1 gap-4 sm:gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex items-center gap-1">
          <Link
            href="/quiz"
            aria-label={text.leave}
            title={text.leave}
            className="-ms-2 grid size-11 place-items-center rounded-sm text-muted hover:text-ink sm:hidden"
          >
            <X className="size-5" aria-hidden="true" />
          </Link>
          <h1 className="text-lg">{title}</h1>
        </div>
        {millisLeft === null ? null : <TimeLeft millisLeft={millisLeft} onOver={() => router.refresh()} />}
      </div>
      <QuizProgress answered={questions.length - openCount} of={questions.length} />
      {isOnOnePage ? (
        questions.map(panel)
      ) : (
        <>
          <QuestionMap
            questions={questions.map(({ position, marked, ...each }) => ({
              position,
              marked,
              isAnswered: each.answer !== null,
            }))}
            at={shown?.position ?? 0}
            onGoTo={(position) => setAt(questions.findIndex((each) => each.position === position))}
          />
          {shown === undefined ? null : panel(shown)}
          <Steps at={at} of={questions.length} hasFeedback={hasFeedback} onGoTo={setAt} />
        </>
      )}
      <UnreadableRows rows={quiz.unreadable} />
      {failed === 'all' ? (
        <Notice tone="bad" announced>
          {text.failed}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-6">
        {isFinished ? (
          <Button onClick={() => router.refresh()}>{text.toResult}</Button>
        ) : (
          <SubmitQuiz
            open={openCount}
            marked={questions.filter(({ marked, closed }) => marked && closed === null).length}
            isBusy={sending !== null}
            onSubmit={() => void finish()}
          />
        )}
        <Link href={`/quiz/${attemptId}${isOnOnePage ? '' : '?view=all'}`} className="text-accent underline">
          {isOnOnePage ? text.oneByOne : text.onePage}
        </Link>
        <Link href={`/quiz/${attemptId}/sheet`} className="text-accent underline">
          {text.sheet}
        </Link>
      </div>
      {isOnOnePage ? null : <p className="hidden text-sm text-muted sm:block">{text.keys}</p>}
    </div>
  )
}

interface StepsProps {
  at: number
  of: number
  /** Whether feedback is shown, so that the next question is the primary action. */
  hasFeedback: boolean
  onGoTo: (position: number) => void
}

function Steps({ at, of, hasFeedback, onGoTo }: StepsProps) {
  const text = useTexts('quiz').run
  return (
    <div className="flex flex-wrap justify-between gap-3">
      <Button look="secondary" disabled={at === 0} aria-keyshortcuts="p" onClick={() => onGoTo(at - 1)}>
        {text.previous}
      </Button>
      <Button
        look={hasFeedback ? 'primary' : 'secondary'}
        disabled={at === of - 1}
        aria-keyshortcuts={hasFeedback ? 'n Space' : 'n'}
        onClick={() => onGoTo(at + 1)}
      >
        {text.next}
      </Button>
    </div>
  )
}

function QuizProgress({ answered, of }: { answered: number; of: number }) {
  const text = useTexts('quiz').run
  return (
    <progress
      value={answered}
      max={of}
      aria-label={text.answered({ n: answered, of })}
      className="progress"
    />
  )
}
