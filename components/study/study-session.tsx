'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview } from '#components/item/answer-review'
import { ItemPrompt, promptId } from '#components/item/item-prompt'
import { RichText } from '#components/item/rich-text'
import { newKey, sendUndo, type RatingReply } from '#components/study/review-client'
import { RatingButtons, ratings } from '#components/study/rating-buttons'
import { KeyList, SessionBar } from '#components/study/session-bar'
import { SessionEnd } from '#components/study/session-end'
import type { Review, StudyCard, StudyQueue } from '#components/study/study-types'
import { useOutbox } from '#components/study/use-outbox'
import { useSessionKeys } from '#components/study/use-session-keys'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Answer } from '#domain/items/answer'
import { deriveRating, gradeAnswer, type Grade } from '#domain/items/grade-answer'
import type { Rating } from '#domain/schedule/schedule'
import { messages } from '#messages/en'

const text = messages.study

/** The card on the table: its question, or its answer with what came of the learner's own. */
type Showing =
  | { kind: 'asking'; sinceMillis: number }
  | { kind: 'revealed'; durationMillis: number }
  | { kind: 'answered'; durationMillis: number; answer: Answer; grade: Grade }

interface StudySessionProps {
  initialQueue: StudyQueue
  /** Study this lesson alone; null for everything. */
  lessonId: string | null
}

/** One card at a time: ask, answer, explain, rate. Ratings are sent in the background. */
export function StudySession({ initialQueue, lessonId }: StudySessionProps) {
  const [queue, setQueue] = useState(initialQueue)
  const [showing, setShowing] = useState<Showing>(asking)
  const [notice, setNotice] = useState<string | null>(null)
  const [answered, setAnswered] = useState(0)
  const [missed, setMissed] = useState<StudyCard[]>([])
  const [lastReview, setLastReview] = useState<Promise<RatingReply | null> | null>(null)
  const [showsKeys, setShowsKeys] = useState(false)
  const heading = useRef<HTMLDivElement>(null)
  const card = queue.cards[0]

  const onReply = useCallback((reply: RatingReply, waiting: readonly Review[]) => {
    setNotice(reply.kind === 'stale' ? text.stale : null)
    setQueue((shown) => refreshed(shown, reply.queue, waiting))
  }, [])
  const outbox = useOutbox(lessonId, onReply)

  const rate = useCallback(
    (rating: Rating) => {
      if (card === undefined || showing.kind === 'asking' || !openRatings(showing).includes(rating)) return
      const sent = outbox.add({
        key: newKey(),
        cardId: card.cardId,
        itemId: card.itemId,
        revision: card.revision,
        rating,
        answer: showing.kind === 'answered' ? showing.answer : null,
        durationMillis: showing.durationMillis,
        atMillis: Date.now(),
      })
      setLastReview(sent)
      setAnswered((n) => n + 1)
      if (rating === 1) setMissed((cards) => [...cards.filter(({ cardId }) => cardId !== card.cardId), card])
      setNotice(null)
      setQueue((shown) => ({ ...shown, cards: shown.cards.slice(1) }))
      setShowing(asking())
    },
    [card, outbox, showing],
  )

  // An answer that is still on its way is undone as soon as it has arrived.
  const takeBack = useCallback(async () => {
    if (lastReview === null) return
    setLastReview(null)
    const sent = await lastReview
    if (sent === null) return
    try {
      const reply = await sendUndo(sent.reviewId, lessonId)
      if (reply.card === null) return
      const restored = reply.card
      setQueue({
        ...reply.queue,
        cards: [restored, ...reply.queue.cards.filter(({ cardId }) => cardId !== restored.cardId)],
      })
      setAnswered((n) => Math.max(0, n - 1))
      setMissed((cards) => cards.filter(({ cardId }) => cardId !== restored.cardId))
      setShowing(asking())
      setNotice(text.undone)
    } catch {
      setLastReview(lastReview)
      setNotice(messages.account.errors.unreachable)
    }
  }, [lastReview, lessonId])
  const undo = lastReview === null ? null : () => void takeBack()

  const suggested = card === undefined ? null : suggestedRating(card, showing)
  useSessionKeys({
    reveal:
      card?.face.kind === 'self-graded' && showing.kind === 'asking'
        ? () => setShowing(revealed(showing))
        : null,
    rate: showing.kind === 'asking' ? null : rate,
    suggested: suggested ?? 3,
    undo,
    toggleKeys: () => setShowsKeys((shown) => !shown),
  })

  // A new card or its answer is what a screen reader should read next.
  const place = `${card?.cardId ?? 'end'} ${card?.revision ?? 0} ${showing.kind}`
  useEffect(() => {
    const field = heading.current?.parentElement?.querySelector<HTMLElement>(
      'textarea, input:not([type=radio])',
    )
    // On a touch screen the keyboard would cover the program that is to be read first.
    const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches
    ;(hasKeyboard && field ? field : heading.current)?.focus({ preventScroll: true })
  }, [place])

  if (card === undefined && outbox.unsent === 0) {
    return <SessionEnd queue={queue} answered={answered} missed={missed} lessonId={lessonId} />
  }

  return (
    <div className="mx-auto grid max-w-prose gap-6">
      <SessionBar counts={queue.counts} undo={undo} onKeys={() => setShowsKeys(!showsKeys)} />
      {showsKeys ? <KeyList /> : null}
      {notice === null ? null : <Notice announced>{notice}</Notice>}
      <Trouble trouble={outbox.trouble} unsent={outbox.unsent} />
      {card === undefined ? (
        <p role="status" className="text-muted">
          {text.saving}
        </p>
      ) : (
        <article key={`${card.cardId} ${card.revision}`} className="grid gap-6">
          <div
            ref={heading}
            tabIndex={-1}
            className="rounded-lg border border-line bg-surface p-5 outline-none sm:p-7"
          >
            <p className="mb-3 text-sm text-muted">{card.lesson.title}</p>
            <ItemPrompt id={promptId} prompt={card.ask.prompt} codeHtml={card.ask.codeHtml} />
            {showing.kind === 'revealed' ? <RevealedAnswer card={card} /> : null}
            {showing.kind === 'answered' ? (
              <div className="mt-6 border-t border-line pt-6">
                <AnswerReview
                  face={card.face}
                  answer={showing.answer}
                  grade={showing.grade}
                  lesson={card.lesson}
                />
              </div>
            ) : null}
          </div>
          {showing.kind === 'asking' ? (
            card.face.kind === 'self-graded' ? (
              <Button onClick={() => setShowing(revealed(showing))} aria-keyshortcuts="Space">
                {text.showAnswer}
              </Button>
            ) : (
              <AnswerForm
                ask={card.ask}
                submitLabel={text.check}
                onAnswer={(answer) =>
                  setShowing({
                    kind: 'answered',
                    durationMillis: Date.now() - showing.sinceMillis,
                    answer,
                    grade: gradeAnswer(card.face, answer),
                  })
                }
              />
            )
          ) : (
            <RatingButtons
              previews={card.previews}
              suggested={suggested}
              open={openRatings(showing)}
              onRate={rate}
            />
          )}
        </article>
      )}
    </div>
  )
}

const asking = (): Showing => ({ kind: 'asking', sinceMillis: Date.now() })
const revealed = ({ sinceMillis }: Extract<Showing, { kind: 'asking' }>): Showing => ({
  kind: 'revealed',
  durationMillis: Date.now() - sinceMillis,
})

/** The server's queue, but with the card on the table first, and without what is still being sent. */
function refreshed(shown: StudyQueue, fresh: StudyQueue, waiting: readonly Review[]): StudyQueue {
  const onTable = shown.cards[0]
  const isSent = ({ cardId }: StudyCard) => waiting.every((review) => review.cardId !== cardId)
  const others = fresh.cards.filter((card) => isSent(card) && card.cardId !== onTable?.cardId)
  return { ...fresh, cards: onTable === undefined ? others : [onTable, ...others] }
}

/** What the learner may rate: a slip of the hand can be corrected, but who gave up did not know it. */
function openRatings(showing: Showing): readonly Rating[] {
  return showing.kind === 'answered' && showing.answer.kind === 'gave-up' ? [1] : ratings
}

function suggestedRating(card: StudyCard, showing: Showing): Rating | null {
  if (showing.kind !== 'answered') return null
  return deriveRating(card.face.kind, showing.grade)
}

function RevealedAnswer({ card }: { card: StudyCard }) {
  const { answer } = card.face
  return (
    <div role="status" className="mt-6 border-t border-line pt-6 text-lg">
      <RichText text={Array.isArray(answer) ? answer.join('\n') : answer} />
    </div>
  )
}

function Trouble({ trouble, unsent }: { trouble: 'unreachable' | 'signed-out' | null; unsent: number }) {
  if (trouble === null) return null
  return (
    <Notice tone="bad" announced>
      {trouble === 'signed-out' ? text.signedOut : text.unsaved(unsent)}
    </Notice>
  )
}
