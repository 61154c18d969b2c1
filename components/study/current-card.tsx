import { Suspense } from 'react'
import { exercisePath, lessonPath } from '#browser/paths'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview, AnswerToRead } from '#components/item/answer-review'
import { CodePanel } from '#components/item/code-panel'
import { ItemPrompt, promptId } from '#components/item/item-prompt'
import { OwnText } from '#components/item/own-text'
import { RichText } from '#components/item/rich-text'
import { GoesOn } from '#components/study/goes-on'
import { Objection } from '#components/study/objection'
import { RatingButtons } from '#components/study/rating-buttons'
import { ShowRun } from '#components/timeline/show-run'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { presentInOrder, type PresentedItem } from '#domain/items/presented-item'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import type { ItemFace } from '#domain/items/item-face'
import type { Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import { allowedRatings, canOverride, suggestedRating } from '#domain/schedule/rating-of-answer'
import type { HelpOffer, Session, Showing } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion } from '#domain/items/question-language'

interface CurrentCardProps {
  card: StudyCard
  showing: Showing
  /** Whether the learner is reading the answer first, or has read it. */
  help: Session['help']
  /** Why the learner may read the answer first; null if they may not. */
  helpOffered: HelpOffer | null
  /** Whether it follows a right guess among options. */
  isAfterGuess: boolean
  isPractice: boolean
  asksConfidence: boolean
  /** Whether to go on by itself after an answer that is right and that the learner was sure of. */
  goesOn: boolean
  onReveal: () => void
  onAnswer: (answer: Answer, confidence: Confidence | null) => void
  onOverride: (override: Override | null) => void
  onRate: (rating: Rating) => void
  onHelp: (event: 'help-opened' | 'help-closed') => void
}

/** The current card: its question and a form for the answer; then feedback and the rating buttons. */
export function CurrentCard({
  card,
  showing,
  helpOffered,
  isAfterGuess,
  onHelp,
  ...props
}: CurrentCardProps) {
  const text = useTexts('study')
  const { face, lesson, order } = card
  const ask = presentInOrder(face, order)
  const isAsking = showing.kind === 'asking'
  const isReading = isAsking && props.help === 'reading'
  /** Shown until the texts that only an answer needs are there. */
  const waiting = (
    <p role="status" className="text-muted">
      {text.loadingAnswer}
    </p>
  )
  return (
    <article className="grid gap-5">
      <div className="animate-arrive panel p-4 sm:p-7">
        <div data-place={isAsking && !isReading ? true : undefined} tabIndex={-1} className="outline-none">
          <p {...writtenIn(lesson.language)} className="mb-3 text-sm text-muted">
            {lesson.title}
          </p>
          {isAfterGuess && isAsking ? (
            <div className="mb-4">
              <Notice>{text.afterGuess}</Notice>
            </div>
          ) : null}
          <ItemPrompt
            id={promptId}
            prompt={ask.prompt}
            promptHtml={face.own?.frontHtml}
            codeHtml={ask.codeHtml}
            kind={ask.kind}
            language={lesson.language}
          />
        </div>
        {isReading ? (
          <div data-place tabIndex={-1} className={underPrompt}>
            <h2 className="mb-4 text-base">{text.help.title}</h2>
            <Suspense fallback={waiting}>
              <FirstRead card={card} />
            </Suspense>
          </div>
        ) : null}
        {showing.kind === 'asking' ? null : (
          <div data-place tabIndex={-1} className={underPrompt}>
            {showing.kind === 'revealed' ? (
              <RevealedAnswer face={face} language={lesson.language} />
            ) : (
              <Suspense fallback={waiting}>
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
              </Suspense>
            )}
          </div>
        )}
      </div>
      {showing.kind !== 'asking' && card.isLeech ? <Leech card={card} /> : null}
      {helpOffered === null ? null : <Help offer={helpOffered} onOpen={() => onHelp('help-opened')} />}
      {isReading ? (
        <div className={stickyControls}>
          <Button onClick={() => onHelp('help-closed')} aria-keyshortcuts="Space" className="w-full">
            {text.help.close}
          </Button>
        </div>
      ) : showing.kind === 'asking' ? (
        <Asking card={card} ask={ask} {...props} />
      ) : (
        <Suspense>
          <Rating card={card} showing={showing} {...props} />
        </Suspense>
      )}
    </article>
  )
}

/** What stands below the prompt. */
const underPrompt = 'mt-6 origin-top animate-turn border-t border-line pt-6 outline-none'

/** Offers to read the answer first, where asking alone would not help. */
function Help({ offer, onOpen }: { offer: HelpOffer; onOpen: () => void }) {
  const text = useTexts('study').help
  return (
    <Notice>
      <p>
        {offer.kind === 'new' ? text.isNew : text.missed({ n: offer.times })} {text.counts}
      </p>
      <Button look="secondary" onClick={onOpen} aria-keyshortcuts="h" className="mt-3">
        {text.open}
      </Button>
    </Notice>
  )
}

/** The answer to a card and why it is right, to be read before the question is asked. */
function FirstRead({ card: { face, lesson, runHash } }: Pick<CurrentCardProps, 'card'>) {
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
function Leech({ card: { lesson, smaller } }: Pick<CurrentCardProps, 'card'>) {
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
          <summary className="cursor-pointer font-[600]">{text.leechExample}</summary>
          <div className="mt-3 grid gap-3">
            <CodePanel html={smaller.codeHtml} label={text.leechExample} language={lesson.language} />
            <ShowRun hash={smaller.runHash} language={lesson.language} />
          </div>
        </details>
      )}
    </Notice>
  )
}

/** Keeps the controls visible, within reach of the thumb. */
const stickyControls = 'sticky bottom-0 z-[1] -mx-4 bg-ground px-4 py-3 sm:mx-0 sm:px-0'

interface AskingProps extends Pick<CurrentCardProps, 'card' | 'asksConfidence' | 'onReveal' | 'onAnswer'> {
  ask: PresentedItem
}

function Asking({ card, ask, asksConfidence, onReveal, onAnswer }: AskingProps) {
  const text = useTexts('study')
  if (card.face.kind === 'self-graded') {
    return (
      <div className={stickyControls}>
        <Button onClick={onReveal} aria-keyshortcuts="Space" className="w-full">
          {text.showAnswer}
        </Button>
      </div>
    )
  }
  return (
    <AnswerForm
      ask={ask}
      language={card.lesson.language}
      asksConfidence={asksConfidence}
      onAnswer={onAnswer}
    />
  )
}

interface RatingProps extends Pick<
  CurrentCardProps,
  'card' | 'help' | 'isPractice' | 'goesOn' | 'onOverride' | 'onRate'
> {
  showing: Exclude<Showing, { kind: 'asking' }>
}

function Rating({ card, showing, help, isPractice, goesOn, onOverride, onRate }: RatingProps) {
  const text = useTexts('study')
  const given = showing.kind === 'answered' ? showing : null
  const override = given?.override ?? null
  const answered = { ...card, isHelped: help !== 'none' }
  const { rating, reason } = suggestedRating(answered, given, override)
  return (
    <div className={stickyControls}>
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
    </div>
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
