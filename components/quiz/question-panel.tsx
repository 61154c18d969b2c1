import { Flag } from 'lucide-react'
import type { QuestionState } from '#browser/quiz/use-quiz'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview } from '#components/item/answer-review'
import { ItemPrompt } from '#components/item/item-prompt'
import { Notice } from '#components/ui/notice'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { useTexts } from '#texts'

interface QuestionPanelProps {
  question: QuestionState
  /** How many questions the quiz has. */
  of: number
  /** `each`: an answer is final and gets feedback at once; `end`: it can be changed until the quiz is submitted. */
  feedback: 'each' | 'end'
  asksConfidence: boolean
  isSending: boolean
  hasFailed: boolean
  onAnswer: (answer: Answer, confidence: Confidence | null) => void
  onMark: (marked: boolean) => void
}

/** One question of a quiz: the question, a form for the answer, and the feedback once it may be shown. */
export function QuestionPanel({ question, of, feedback, ...props }: QuestionPanelProps) {
  const quizText = useTexts('quiz')
  const text = useTexts('quiz').run
  const { position, ask, language, answer, marked, closed } = question
  const promptId = `prompt-${position}`
  return (
    <article className="grid grid-cols-1 gap-6" aria-busy={props.isSending}>
      <div className="panel p-5 sm:p-7">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-sm font-normal text-muted">{quizText.question({ n: position + 1, of })}</h2>
          {closed === null ? (
            <button
              type="button"
              aria-pressed={marked}
              aria-keyshortcuts="m"
              onClick={() => props.onMark(!marked)}
              className={`flex min-h-11 items-center gap-2 rounded-sm px-2 text-sm hover:text-accent ${marked ? 'font-[600] text-accent' : 'text-muted'}`}
            >
              <Flag className="size-4" aria-hidden="true" />
              {text.mark}
            </button>
          ) : null}
        </div>
        <div data-place={closed === null ? true : undefined} tabIndex={-1} className="outline-none">
          <ItemPrompt
            id={promptId}
            prompt={ask.prompt}
            codeHtml={ask.codeHtml}
            kind={ask.kind}
            language={language}
          />
        </div>
        {closed === null ? null : (
          <div data-place tabIndex={-1} className="mt-6 border-t border-line pt-6 outline-none">
            <AnswerReview {...closed} language={language} />
          </div>
        )}
      </div>
      {props.hasFailed ? (
        <Notice tone="bad" announced>
          {text.failed}
        </Notice>
      ) : null}
      {closed === null ? (
        <AnswerForm
          key={position}
          ask={ask}
          language={language}
          initial={answer}
          describedBy={promptId}
          submitLabel={feedback === 'end' ? text.save : text.answer}
          asksConfidence={props.asksConfidence}
          {...(feedback === 'end' ? { confidenceLabel: text.confidence } : {})}
          onAnswer={(given, confidence) => {
            if (!props.isSending) props.onAnswer(given, confidence)
          }}
        />
      ) : null}
      {closed === null && answer !== null ? (
        <p role="status" className="text-sm text-muted">
          {answer.kind === 'gave-up' ? text.gaveUp : text.saved}
        </p>
      ) : null}
    </article>
  )
}
