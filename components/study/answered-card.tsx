import { exercisePath, lessonPath } from '#browser/paths'
import { AnswerReview, AnswerToRead } from '#components/item/answer-review'
import { CodePanel } from '#components/item/code-panel'
import { OwnText } from '#components/item/own-text'
import { RichText } from '#components/item/rich-text'
import { GoesOn } from '#components/study/goes-on'
import { Objection } from '#components/study/objection'
import { RatingButtons } from '#components/study/rating-buttons'
import { ShowRun } from '#components/timeline/show-run'
import { Notice } from '#components/ui/notice'
import type { ItemFace } from '#domain/items/item-face'
import { languageOfQuestion } from '#domain/items/question-language'
import type { Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import { allowedRatings, canOverride, suggestedRating } from '#domain/schedule/rating-of-answer'
import type { Session, Showing } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'
import { useTexts } from '#texts'

interface CardProps {
  card: StudyCard
}

interface AnsweredProps extends CardProps {
  showing: Exclude<Showing, { kind: 'asking' }>
}

/** What is shown below the question of a card that has been answered: feedback, or only the answer. */
export function GivenAnswer({ card, showing }: AnsweredProps) {
  const text = useTexts('study')
  const { face, lesson } = card
  if (showing.kind === 'revealed') return <RevealedAnswer face={face} language={lesson.language} />
  return (
    <>
      {isSureMistake(showing) ? (
        <div className="mb-4">
          <Notice tone="bad">
            <h2 className="text-base">{text.sureButWrong}</h2>
            <p className="mt-1">{text.sureButWrongText}</p>
          </Notice>
        </div>
      ) : null}
      <AnswerReview
        face={face}
        answer={showing.answer}
        grade={showing.grade}
        lesson={lesson}
        language={lesson.language}
        runHash={card.runHash}
      />
      {card.exercise !== null && showing.grade.correct ? (
        <LastStep path={exercisePath(lesson, card.exercise)} />
      ) : null}
    </>
  )
}

/** The answer to a card and why it is right, to be read before the question is asked. */
export function AnswerFirst({ card: { face, lesson, runHash } }: CardProps) {
  return face.own === undefined ? (
    <AnswerToRead face={face} lesson={lesson} language={lesson.language} runHash={runHash} />
  ) : (
    <RevealedAnswer face={face} language={lesson.language} />
  )
}

/** Whether the learner was sure of a wrong answer, unless they say that it was right. */
const isSureMistake = ({ answer, grade, confidence, override }: Extract<Showing, { kind: 'answered' }>) =>
  confidence === 'sure' && canOverride({ answer, grade }) && override === null

/** After the hardest question of a card: the way to an exercise on its program, which is practice. */
function LastStep({ path }: { path: string }) {
  const text = useTexts('study')
  return (
    <p className="mt-4 text-sm text-muted">
      {text.lastStep}{' '}
      <a href={path} target="_blank" rel="noopener" className="text-accent underline underline-offset-2">
        {text.fixTheBug}
      </a>
    </p>
  )
}

/** Repeating a leech rarely helps. The lesson and a smaller example may. */
export function Leech({ card: { lesson, smaller } }: CardProps) {
  const text = useTexts('study')
  return (
    <Notice>
      <p>
        {text.leech}{' '}
        <a href={lessonPath(lesson)} target="_blank" rel="noopener" className="text-accent underline">
          {text.leechLesson}
        </a>
      </p>
      {smaller === null ? null : (
        <details className="mt-3">
          <summary className="disclosure font-[600]">{text.leechExample}</summary>
          <div className="mt-3 grid gap-3">
            <CodePanel html={smaller.codeHtml} label={text.leechExample} language={lesson.language} />
            <ShowRun hash={smaller.runHash} language={lesson.language} />
          </div>
        </details>
      )}
    </Notice>
  )
}

interface CardRatingProps extends AnsweredProps {
  /** Whether the learner has read the answer first. */
  help: Session['help']
  isPractice: boolean
  /** Whether to go on by itself after an answer that is right and that the learner was sure of. */
  goesOn: boolean
  onOverride: (override: Override | null) => void
  onRate: (rating: Rating) => void
}

/** The rating buttons of a card that has been answered, with the rating that its answer suggests. */
export function CardRating({ card, showing, help, isPractice, goesOn, onOverride, onRate }: CardRatingProps) {
  const text = useTexts('study')
  const given = showing.kind === 'answered' ? showing : null
  const override = given?.override ?? null
  const answered = { ...card, isHelped: help !== 'none' }
  const { rating, reason } = suggestedRating(answered, given, override)
  return (
    <>
      {goesOn && rating !== null && given?.confidence === 'sure' && given.grade.correct ? (
        <GoesOn onTime={() => onRate(rating)} />
      ) : null}
      <RatingButtons
        previews={isPractice ? null : card.previews}
        suggested={rating}
        reason={reason === null ? text.rate : text.reasons[reason]}
        allowed={allowedRatings(answered, given, override)}
        beside={
          given !== null && canOverride(given) ? (
            <Objection face={card.face} override={override} onOverride={onOverride} />
          ) : null
        }
        onRate={onRate}
      />
    </>
  )
}

function RevealedAnswer({
  face: { kind, answer, own },
  language,
}: {
  face: ItemFace
  language: string | null
}) {
  return (
    <div role="status" className="text-lg">
      {own === undefined ? (
        <RichText
          text={Array.isArray(answer) ? answer.join('\n') : answer}
          language={languageOfQuestion(kind, language)}
        />
      ) : (
        <OwnText html={own.backHtml} />
      )}
    </div>
  )
}
