import { Suspense } from 'react'
import { lazily } from '#browser/ui/lazily'
import { useAfterLoad } from '#browser/ui/use-after-load'
import { AnswerForm } from '#components/item/answer-form'
import { ItemPrompt, promptId } from '#components/item/item-prompt'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { presentInOrder, type PresentedItem } from '#domain/items/presented-item'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import type { Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import type { HelpOffer, Session, Showing } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

// Shown once the first card is answered, and loaded before that, after the page.
const answered = () => import('#components/study/answered-card')
const GivenAnswer = lazily(async () => (await answered()).GivenAnswer)
const AnswerFirst = lazily(async () => (await answered()).AnswerFirst)
const Leech = lazily(async () => (await answered()).Leech)
const CardRating = lazily(async () => (await answered()).CardRating)

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
  useAfterLoad(() => {
    for (const part of [GivenAnswer, AnswerFirst, Leech, CardRating]) part.preload()
  })
  const { face, lesson, order } = card
  const ask = presentInOrder(face, order)
  const isAsking = showing.kind === 'asking'
  const isReading = isAsking && props.help === 'reading'
  /** Shown until what only an answer needs is there. */
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
              <AnswerFirst card={card} />
            </Suspense>
          </div>
        ) : null}
        {showing.kind === 'asking' ? null : (
          <div data-place tabIndex={-1} className={underPrompt}>
            <Suspense fallback={waiting}>
              <GivenAnswer card={card} showing={showing} />
            </Suspense>
          </div>
        )}
      </div>
      {showing.kind !== 'asking' && card.isLeech ? (
        <Suspense>
          <Leech card={card} />
        </Suspense>
      ) : null}
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
          <div className={stickyControls}>
            <CardRating card={card} showing={showing} {...props} />
          </div>
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
