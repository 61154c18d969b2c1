'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { SessionStore } from '#browser/study/session-store'
import type { StudyScope } from '#browser/study/study-requests'
import { useOutboxStatus } from '#browser/study/use-outbox-status'
import { useStopwatch } from '#browser/study/use-stopwatch'
import { useShortcutKeys } from '#browser/ui/use-shortcut-keys'
import { CardActions } from '#components/study/card-actions'
import { CardOnTable } from '#components/study/card-on-table'
import { FlagDialog } from '#components/study/flag-dialog'
import { KeyList } from '#components/study/key-list'
import { SessionBar } from '#components/study/session-bar'
import { SessionEnd } from '#components/study/session-end'
import { Loading, Stopped, UnsentNotice } from '#components/study/session-problem'
import { Notice } from '#components/ui/notice'
import { unpackQueue, type PackedQueue } from '#domain/study/packed-queue'
import { cardOnTable, isPractice } from '#domain/study/session'
import { studyMessages as text } from '#messages/study'

interface StudySessionProps {
  /** Whose session it is: what is unsent is kept under this name. */
  learnerId: string
  packedQueue: PackedQueue
  scope: StudyScope
  /** Whether to ask how sure the learner is. */
  asksConfidence: boolean
}

/** One card at a time: ask, answer, explain, rate. What is done is sent in the background. */
export function StudySession({ learnerId, packedQueue, scope, asksConfidence }: StudySessionProps) {
  const [store] = useState(() => new SessionStore(learnerId, scope, unpackQueue(packedQueue)))
  const { session, news, fetching } = useSyncExternalStore(
    useCallback((listener: () => void) => store.onChange(listener), [store]),
    () => store.state,
    () => store.initial,
  )
  const status = useOutboxStatus(learnerId)
  const room = useRef<HTMLDivElement>(null)
  const keys = useRef<HTMLDialogElement>(null)
  const flag = useRef<HTMLDialogElement>(null)
  const card = cardOnTable(session)
  const practice = isPractice(session)
  const place = `${card?.cardId ?? ''} ${card?.revision ?? 0} ${session.past.length}`
  const readMillis = useStopwatch(place)
  useEffect(() => store.connect(), [store])
  useShortcutKeys(room)
  useFocusOnNews(room, `${place} ${session.showing.kind}`)

  const isOver = card === undefined && status.unsent === 0 && fetching === 'no'
  const stopped = status.problem ?? (fetching === 'no' || fetching === 'yes' ? null : fetching)
  return (
    <div ref={room} className="mx-auto grid max-w-prose gap-5">
      <SessionBar
        counts={session.counts}
        undo={session.past.length === 0 ? null : () => store.undo()}
        onKeys={() => keys.current?.showModal()}
      />
      <KeyList ref={keys} />
      <FlagDialog ref={flag} onSend={(note) => store.flag(note)} />
      {news === null ? null : <Notice announced>{text.news[news]}</Notice>}
      {practice && card !== undefined ? <Notice>{text.practice}</Notice> : null}
      <UnsentNotice status={status} />
      {card !== undefined ? (
        <>
          <CardOnTable
            key={place}
            card={card}
            showing={session.showing}
            isPractice={practice}
            asksConfidence={asksConfidence}
            onReveal={() => store.dispatch({ kind: 'revealed', durationMillis: readMillis() })}
            onAnswer={(answer, confidence) =>
              store.dispatch({ kind: 'answered', durationMillis: readMillis(), answer, confidence })
            }
            onRate={(rating) => store.rate(rating)}
          />
          <CardActions
            lesson={card.lesson}
            onBury={() => store.setAside('buried')}
            onSuspend={() => store.setAside('suspended')}
            onFlag={() => flag.current?.showModal()}
          />
        </>
      ) : isOver ? (
        <SessionEnd session={session} scope={scope} />
      ) : stopped !== null ? (
        <Stopped problem={stopped} unsent={status.unsent} onRetry={() => store.retry()} />
      ) : (
        <Loading isSaving={status.unsent > 0} />
      )}
    </div>
  )
}

/** A new card or its answer is what a screen reader should read next, and where the keys should go. */
function useFocusOnNews(room: RefObject<HTMLElement | null>, shown: string) {
  useEffect(() => {
    const place = room.current?.querySelector<HTMLElement>('[data-place]')
    const field = room.current?.querySelector<HTMLElement>(
      'article textarea, article input:not([type=radio])',
    )
    // On a touch screen the keyboard would cover the program that is to be read first.
    const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches
    const target = hasKeyboard && field ? field : place
    target?.focus({ preventScroll: true })
    const { top } = place?.getBoundingClientRect() ?? { top: 0 }
    if (top < 0 || top > window.innerHeight / 2) window.scrollBy({ top: top - window.innerHeight / 5 })
  }, [room, shown])
}
