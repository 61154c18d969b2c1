'use client'

import {
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import { SessionStore } from '#browser/study/session-store'
import type { StudyScope } from '#browser/study/study-requests'
import { useOutboxStatus } from '#browser/study/use-outbox-status'
import { useStopwatch } from '#browser/study/use-stopwatch'
import { lazily } from '#browser/ui/lazily'
import { useAfterLoad } from '#browser/ui/use-after-load'
import { useShortcutKeys } from '#browser/ui/use-shortcut-keys'
import { preloadFormulas } from '#components/item/rich-text'
import { CardActions } from '#components/study/card-actions'
import { CurrentCard } from '#components/study/current-card'
import { FlagDialog } from '#components/study/flag-dialog'
import { KeyList } from '#components/study/key-list'
import { SessionBar } from '#components/study/session-bar'
import { Loading, Stopped, UnsentNotice } from '#components/study/session-problem'
import { Notice } from '#components/ui/notice'
import { unpackQueue, type PackedQueue } from '#domain/study/packed-queue'
import { helpOffered, isPractice, shownCard } from '#domain/study/session'
import { useTexts } from '#texts'

const SessionEnd = lazily(async () => (await import('#components/study/session-end')).SessionEnd)

interface StudySessionProps {
  /** The learner: their unsent answers are stored under this id. */
  learnerId: string
  packedQueue: PackedQueue
  scope: StudyScope
  /** Whether to ask how sure the learner is. */
  asksConfidence: boolean
  /** Whether to go on by itself after an answer that is right and that the learner was sure of. */
  goesOn: boolean
}

/** A study session: one card at a time, each asked, answered, explained and rated. Answers are sent in the background. */
export function StudySession({ learnerId, packedQueue, scope, asksConfidence, goesOn }: StudySessionProps) {
  const text = useTexts('study')
  const [store] = useState(() => new SessionStore(learnerId, scope, unpackQueue(packedQueue)))
  const { session, news, fetching } = useSyncExternalStore(
    useCallback((listener: () => void) => store.onChange(listener), [store]),
    () => store.state,
    () => store.initial,
  )
  const status = useOutboxStatus(learnerId)
  const page = useRef<HTMLDivElement>(null)
  const keys = useRef<HTMLDialogElement>(null)
  const flag = useRef<HTMLDialogElement>(null)
  const card = shownCard(session)
  const practice = isPractice(session)
  const place = `${card?.cardId ?? ''} ${card?.itemId ?? ''} ${card?.follows ?? ''} ${session.past.length}`
  const readMillis = useStopwatch(place)
  useEffect(() => store.connect(), [store])
  useAfterLoad(() => {
    SessionEnd.preload()
    preloadFormulas(packedQueue)
  })
  useShortcutKeys(page)
  useFocusOnChange(page, `${place} ${session.showing.kind} ${session.help}`)

  const isOver = card === undefined && status.unsent === 0 && fetching === 'no'
  const problem = status.problem ?? (fetching === 'no' || fetching === 'yes' ? null : fetching)
  return (
    <div
      ref={page}
      data-one-thing={card === undefined ? undefined : true}
      className="mx-auto grid max-w-prose gap-4 sm:gap-5"
    >
      <SessionBar
        counts={session.counts}
        taken={session.past.length}
        undo={session.past.length === 0 ? null : () => store.undo()}
        onKeys={() => keys.current?.showModal()}
      />
      <KeyList ref={keys} asksConfidence={asksConfidence} />
      <FlagDialog ref={flag} onSend={(note) => store.flag(note)} />
      {news === null ? null : <Notice announced>{text.news[news]}</Notice>}
      {practice && card !== undefined ? <Notice>{text.practice}</Notice> : null}
      <UnsentNotice status={status} />
      {card !== undefined ? (
        <>
          <CurrentCard
            key={place}
            card={card}
            showing={session.showing}
            help={session.help}
            helpOffered={helpOffered(session)}
            isAfterGuess={session.guess !== null}
            isPractice={practice}
            asksConfidence={asksConfidence}
            goesOn={goesOn}
            onReveal={() => store.dispatch({ kind: 'revealed', durationMillis: readMillis() })}
            onAnswer={(answer, confidence) =>
              store.dispatch({ kind: 'answered', durationMillis: readMillis(), answer, confidence })
            }
            onOverride={(override) => store.dispatch({ kind: 'overridden', override })}
            onRate={(rating) => store.rate(rating)}
            onHelp={(kind) => store.dispatch({ kind })}
          />
          <CardActions
            lesson={card.lesson}
            onBury={() => store.setAside('buried')}
            onSuspend={() => store.setAside('suspended')}
            onFlag={() => flag.current?.showModal()}
          />
        </>
      ) : isOver ? (
        <Suspense fallback={<Loading isSaving={false} />}>
          <SessionEnd session={session} scope={scope} />
        </Suspense>
      ) : problem !== null ? (
        <Stopped problem={problem} unsent={status.unsent} onRetry={() => store.retry()} />
      ) : (
        <Loading isSaving={status.unsent > 0} />
      )}
    </div>
  )
}

/** Moves the focus to a new card or its answer, so that a screen reader reads it and shortcuts apply to it. */
function useFocusOnChange(page: RefObject<HTMLElement | null>, shown: string) {
  useEffect(() => {
    const place = page.current?.querySelector<HTMLElement>('[data-place]')
    const field = page.current?.querySelector<HTMLElement>(
      'article textarea, article input:not([type=radio])',
    )
    // On a touch screen, the on-screen keyboard would cover the program.
    const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches
    const target = hasKeyboard && field ? field : place
    target?.focus({ preventScroll: true })
    const { top } = place?.getBoundingClientRect() ?? { top: 0 }
    if (top < 0 || top > window.innerHeight / 2) window.scrollBy({ top: top - window.innerHeight / 5 })
  }, [page, shown])
}
