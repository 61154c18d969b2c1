import type { ClosedQuestion } from '#browser/quiz/use-quiz'
import { AnswerLanes } from '#components/item/answer-lanes'
import { AnswerReview } from '#components/item/answer-review'
import { ItemPrompt } from '#components/item/item-prompt'
import { ScoreTable } from '#components/quiz/score-table'
import { Button } from '#components/ui/button'
import { ButtonLink } from '#components/ui/button-link'
import { Notice } from '#components/ui/notice'
import { UnreadableRows } from '#components/ui/unreadable-rows'
import { PageHeading } from '#components/ui/page-heading'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Confidence } from '#domain/items/confidence'
import type { ItemKind } from '#domain/items/items'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { formatDue, type Due } from '#messages/format-interval'
import type { LessonLink } from '#browser/paths'
import { QuizTitle } from '#components/quiz/quiz-title'

/** With fewer answers than this, the page says that the score means little. */
const minAnswers = 5

interface Score {
  right: number
  of: number
}

export interface ResultQuestion extends ClosedQuestion {
  position: number
  ask: PresentedItem
  /** Term of its main concept; null if it has none. */
  concept: string | null
  confidence: Confidence | null
  /** How it changed the learner's card; null if it was practice. */
  moved: {
    rating: 1 | 3
    due: Due | null
  } | null
}

interface QuizResultProps {
  quiz: {
    attemptId: string
    purpose: 'quiz' | 'pretest'
    lessons: (LessonLink & { id: string })[]
    /** Names of rows that are damaged, and so missing. */
    unreadable: string[]
    score: Score
    byConcept: { group: string; score: Score }[]
    byKind: { group: ItemKind; score: Score }[]
    calibration: { confidence: Confidence; score: Score }[]
    answers: ResultQuestion[]
  }
  nowMillis: number
  retry: (form: FormData) => Promise<void>
}

/** The result of a quiz: the score and what it is based on, and each question with its feedback. */
export function QuizResult({ quiz, nowMillis, retry }: QuizResultProps) {
  const quizText = useTexts('quiz')
  const text = useTexts('quiz').result
  const itemKindNames = useTexts('item-kinds')
  const { score, byConcept, byKind, calibration, answers } = quiz
  const languageOf = new Map(answers.map(({ concept, lesson }) => [concept, lesson.language]))
  const confidentMistakes = answers.filter(({ confidence, grade }) => confidence === 'sure' && !grade.correct)
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading
        title={quizText.score({ right: score.right, of: score.of })}
        lead={<QuizTitle quiz={quiz} />}
      />
      <div className="mb-6 grid gap-1 text-muted">
        <p>{text.basis({ of: score.of, concepts: byConcept.length })}</p>
        {score.of < minAnswers ? <p>{text.tooFew}</p> : null}
        <p>{movement(text, quiz)}</p>
      </div>
      <UnreadableRows rows={quiz.unreadable} />
      <div className="mb-8">
        <AnswerLanes
          answers={answers.map(({ grade }) => (grade.correct ? 'right' : 'wrong'))}
          caption={text.lanes}
        />
      </div>
      <NextSteps quiz={quiz} retry={retry} />
      {confidentMistakes.length === 0 ? null : (
        <div className="mb-10">
          <Notice tone="bad">
            <h2 className="text-base">{text.confidentMistakes}</h2>
            <p className="mt-1">{text.confidentMistakesText}</p>
            <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
              {confidentMistakes.map(({ position }) => (
                <li key={position}>
                  <a href={`#question-${position + 1}`} className="text-accent underline">
                    {quizText.question({ n: position + 1, of: answers.length })}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <div className="mb-10 grid gap-8 sm:grid-cols-2">
        {byConcept.length === 0 ? null : (
          <ScoreTable
            caption={text.byConcept}
            head={text.group.concept}
            rows={byConcept.map(({ group, score: each }) => ({
              name: group,
              language: languageOf.get(group) ?? null,
              score: each,
            }))}
          />
        )}
        <ScoreTable
          caption={text.byKind}
          head={text.group.kind}
          rows={byKind.map(({ group, score: each }) => ({ name: itemKindNames[group], score: each }))}
        />
        {calibration.length === 0 ? null : (
          <ScoreTable
            caption={text.calibration}
            head={text.group.confidence}
            rows={calibration.map(({ confidence, score: each }) => ({
              name: text.confidences[confidence],
              score: each,
            }))}
          />
        )}
      </div>
      <h2 className="mb-4 text-lg">{text.answers}</h2>
      <ol className="grid grid-cols-1 gap-8">
        {answers.map((answer) => (
          <Answered key={answer.position} {...answer} of={answers.length} nowMillis={nowMillis} />
        ))}
      </ol>
    </div>
  )
}

function movement(text: TextsOf<'quiz'>['result'], { purpose, answers }: QuizResultProps['quiz']): string {
  if (purpose === 'pretest') return text.pretest
  const moved = answers.filter((answer) => answer.moved !== null).length
  return moved === 0 ? text.notMoved : text.moved({ n: moved })
}

function NextSteps({ quiz, retry }: Pick<QuizResultProps, 'quiz' | 'retry'>) {
  const text = useTexts('quiz').result
  const quizText = useTexts('quiz')
  const { attemptId, purpose, lessons, score } = quiz
  const [lesson] = lessons
  const missed = score.of - score.right
  return (
    <div className="mb-10 flex flex-wrap gap-3">
      {purpose === 'pretest' && lesson !== undefined ? (
        <ButtonLink href={`/lessons/${lesson.courseId}/${lesson.slug}`}>{text.readLesson}</ButtonLink>
      ) : (
        <>
          {missed === 0 ? null : (
            <form action={retry}>
              <input type="hidden" name="attempt" value={attemptId} />
              <Button type="submit">{text.retry}</Button>
            </form>
          )}
          <ButtonLink
            href={lessons.length === 1 ? `/study?lesson=${encodeURIComponent(lesson?.id ?? '')}` : '/study'}
            look="secondary"
          >
            {text.studyLesson}
          </ButtonLink>
          <ButtonLink href={`/quiz?lesson=${encodeURIComponent(lesson?.id ?? '')}`} look="secondary">
            {text.again}
          </ButtonLink>
        </>
      )}
      <ButtonLink href={`/quiz/${attemptId}/sheet`} look="secondary">
        {quizText.run.sheet}
      </ButtonLink>
    </div>
  )
}

type AnsweredProps = ResultQuestion & { of: number; nowMillis: number }

function Answered({ position, ask, grade, moved, of, nowMillis, ...closed }: AnsweredProps) {
  const quizText = useTexts('quiz')
  const intervals = useTexts('intervals')
  const text = useTexts('quiz').result
  return (
    <li id={`question-${position + 1}`} className="grid scroll-mt-6 grid-cols-1 gap-6 panel p-5 sm:p-7">
      <h3 className="text-sm font-normal text-muted">{quizText.question({ n: position + 1, of })}</h3>
      <ItemPrompt
        prompt={ask.prompt}
        codeHtml={ask.codeHtml}
        kind={ask.kind}
        language={closed.lesson.language}
      />
      <AnswerReview {...closed} language={closed.lesson.language} grade={grade} />
      {grade.correct || grade.lines === null || grade.lines.right === 0 ? null : (
        <p className="text-sm text-muted">
          {text.partlyRight({ right: grade.lines.right, of: grade.lines.of })}
        </p>
      )}
      {moved?.due == null ? null : (
        <p className="text-sm text-muted">
          {(moved.rating === 1 ? text.movedAgain : text.movedTo)({
            when: formatDue(intervals, moved.due, nowMillis),
          })}
        </p>
      )}
    </li>
  )
}
