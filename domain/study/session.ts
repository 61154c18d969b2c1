import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { gradeAnswer } from '#domain/items/grade-answer'
import { learnAheadMillis } from '#domain/schedule/learn-ahead'
import type { Preview } from '#domain/schedule/review-card'
import type { GradedAnswer } from '#domain/schedule/rating-of-answer'
import type { Rating } from '#domain/schedule/rating'
import type { State } from '#domain/schedule/schedule'
import type { StudyCard, StudyCounts, StudyQueue } from '#domain/study/study-card'

/** The card on the table: its question, or its answer with what came of the learner's own. */
export type Showing =
  | { kind: 'asking' }
  | { kind: 'revealed'; durationMillis: number | null }
  | ({ kind: 'answered' } & GradedAnswer)

/** Something the learner did with a card, which can be undone. */
export interface Step {
  /** Names it to the server. */
  key: string
  card: StudyCard
  did: { kind: 'rated'; rating: Rating } | { kind: 'set-aside'; how: 'buried' | 'suspended' }
  /** A try that only this session knows of. */
  isPractice: boolean
  countsBefore: StudyCounts
  missedBefore: readonly StudyCard[]
}

/**
 * A session of study: the cards that are left, the one on the table, and what was done. It goes on without the
 * server, which is told of each step in the background and tells what to ask next.
 */
export interface Session {
  /** What the server wants to be asked; the first one is on the table. */
  cards: readonly StudyCard[]
  /** Missed, and to be asked again in this session although the server does not bring them back in it. */
  missed: readonly StudyCard[]
  showing: Showing
  counts: StudyCounts
  nextDueAtMillis: number | null
  /** When the server last told what there is. */
  atMillis: number
  /** The latest step last. */
  past: readonly Step[]
  /** Revision of each card's schedule after the steps so far, by card. */
  revisions: Readonly<Record<string, number>>
}

export type SessionEvent =
  | { kind: 'revealed'; durationMillis: number | null }
  | { kind: 'answered'; durationMillis: number | null; answer: Answer; confidence: Confidence | null }
  | { kind: 'rated'; key: string; rating: Rating }
  | { kind: 'set-aside'; key: string; how: 'buried' | 'suspended' }
  | { kind: 'undone' }
  /** The server has confirmed all that was sent, and tells what there is now. */
  | { kind: 'told'; queue: StudyQueue }
  /** A step came too late, or was refused: it does not count. */
  | { kind: 'void'; key: string }
  /** The server could not undo: something else has happened to the card since. */
  | { kind: 'not-undone'; cardId: string }

/** A session at its start. */
export function startSession(queue: StudyQueue): Session {
  const { cards, counts, nextDueAtMillis, atMillis } = queue
  return { cards, missed: [], showing: asking, counts, nextDueAtMillis, atMillis, past: [], revisions: {} }
}

/** The card to be asked now; undefined if nothing is left. */
export function cardOnTable(session: Session): StudyCard | undefined {
  return session.cards[0] ?? session.missed[0]
}

/** Whether the card on the table is asked for practice alone: the server has nothing to ask. */
export function isPractice(session: Session): boolean {
  return session.cards.length === 0
}

/** Whether a step changed a schedule, and not this session alone. */
export function isKnownToServer({ isPractice, did }: Pick<Step, 'isPractice' | 'did'>): boolean {
  return !isPractice || did.kind === 'set-aside'
}

/** The session after an event. An event that does not fit, as a second press of a key, changes nothing. */
export function afterEvent(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'revealed':
      return session.showing.kind === 'asking' ? { ...session, showing: event } : session
    case 'answered': {
      const card = cardOnTable(session)
      if (card === undefined || session.showing.kind !== 'asking') return session
      return { ...session, showing: { ...event, grade: gradeAnswer(card.face, event.answer) } }
    }
    case 'rated':
      return session.showing.kind === 'asking' ? session : afterRating(session, event)
    case 'set-aside':
      return afterSettingAside(session, event)
    case 'undone':
      return afterUndo(session)
    case 'told':
      return afterBeingTold(session, event.queue)
    case 'void':
      return { ...session, past: session.past.filter((step) => step.key !== event.key) }
    case 'not-undone':
      return withCards(
        session,
        session.cards.filter(({ cardId }) => cardId !== event.cardId),
      )
  }
}

/** The cards that were missed in a session, each with whether it was right later, and when it comes back. */
export function missedCards(session: Session): { card: StudyCard; isRightNow: boolean; next: Preview }[] {
  const latest = new Map<string, { card: StudyCard; rating: Rating; next: Preview; wasMissed: boolean }>()
  for (const { card, did, isPractice } of session.past) {
    if (did.kind !== 'rated') continue
    const known = latest.get(card.cardId)
    latest.set(card.cardId, {
      card,
      rating: did.rating,
      next: isPractice && known !== undefined ? known.next : card.previews[did.rating],
      wasMissed: did.rating === 1 || known?.wasMissed === true,
    })
  }
  return [...latest.values()]
    .filter(({ wasMissed }) => wasMissed)
    .map(({ card, rating, next }) => ({ card, isRightNow: rating > 1, next }))
}

/** How many answers of a session count. */
export function answersIn(session: Session): number {
  return session.past.filter(({ did }) => did.kind === 'rated').length
}

/** How many of them were right, or well enough for the learner. */
export function rightAnswersIn(session: Session): number {
  return session.past.filter(({ did }) => did.kind === 'rated' && did.rating > 1).length
}

const asking: Showing = { kind: 'asking' }

/** Other cards; the one on the table stays as it is shown unless it is another one. */
function withCards(session: Session, cards: readonly StudyCard[]): Session {
  const next = { ...session, cards }
  const [before, after] = [cardOnTable(session), cardOnTable(next)]
  const isSame = before?.cardId === after?.cardId && before?.revision === after?.revision
  return isSame ? next : { ...next, showing: asking }
}

function afterRating(session: Session, { key, rating }: { key: string; rating: Rating }): Session {
  const card = cardOnTable(session)
  if (card === undefined) return session
  const practice = isPractice(session)
  const others = session.missed.filter(({ cardId }) => cardId !== card.cardId)
  const comesBack = practice || !isSoon(card.previews[1])
  return {
    ...session,
    ...afterStep(session, card, { key, did: { kind: 'rated', rating } }),
    missed: rating === 1 && comesBack ? [...others, card] : others,
    counts: practice ? session.counts : countsAfter(session.counts, card, rating),
  }
}

function afterSettingAside(
  session: Session,
  { key, how }: { key: string; how: 'buried' | 'suspended' },
): Session {
  const card = cardOnTable(session)
  if (card === undefined) return session
  return {
    ...session,
    ...afterStep(session, card, { key, did: { kind: 'set-aside', how } }),
    missed: session.missed.filter(({ cardId }) => cardId !== card.cardId),
    counts: isPractice(session) ? session.counts : withOneLess(session.counts, card.state),
  }
}

function afterStep(session: Session, card: StudyCard, step: Pick<Step, 'key' | 'did'>): Partial<Session> {
  const practice = isPractice(session)
  return {
    cards: session.cards.slice(1),
    showing: asking,
    past: [
      ...session.past,
      {
        ...step,
        card,
        isPractice: practice,
        countsBefore: session.counts,
        missedBefore: session.missed,
      },
    ],
    revisions: isKnownToServer({ isPractice: practice, did: step.did })
      ? { ...session.revisions, [card.cardId]: revisionOf(session, card) + 1 }
      : session.revisions,
  }
}

/** Back to before the last step; the card's schedule has a new revision, for the log keeps both. */
function afterUndo(session: Session): Session {
  const step = session.past.at(-1)
  if (step === undefined) return session
  const { card, countsBefore, missedBefore } = step
  const revision = revisionOf(session, card) + (isKnownToServer(step) ? 1 : 0)
  const restored = { ...card, revision }
  const isOther = ({ cardId }: StudyCard) => cardId !== card.cardId
  return {
    ...session,
    cards: step.isPractice ? session.cards : [restored, ...session.cards.filter(isOther)],
    missed: step.isPractice ? [restored, ...missedBefore.filter(isOther)] : missedBefore,
    showing: asking,
    counts: countsBefore,
    past: session.past.slice(0, -1),
    revisions: { ...session.revisions, [card.cardId]: revision },
  }
}

/**
 * What the server wants, but with the card on the table first: nobody takes away what is being answered. Its
 * intervals are the new ones, for a setting may have changed.
 */
function afterBeingTold(session: Session, queue: StudyQueue): Session {
  const [onTable] = session.cards
  const { counts, nextDueAtMillis, atMillis } = queue
  const news = {
    ...session,
    counts,
    nextDueAtMillis,
    atMillis,
    revisions: {
      ...session.revisions,
      ...Object.fromEntries(queue.cards.map(({ cardId, revision }) => [cardId, revision])),
    },
  }
  if (onTable === undefined) return withCards(news, queue.cards)
  const fresh = queue.cards.find(({ cardId }) => cardId === onTable.cardId)
  const others = queue.cards.filter((card) => card !== fresh)
  if (fresh === undefined) return withCards(news, [onTable, ...others])
  return fresh.revision === onTable.revision
    ? withCards(news, [{ ...onTable, previews: fresh.previews }, ...others])
    : withCards(news, [fresh, ...others])
}

const revisionOf = (session: Session, card: StudyCard) => session.revisions[card.cardId] ?? card.revision

const isSoon = (preview: Preview) =>
  preview.kind === 'minutes' && preview.minutes * 60_000 <= learnAheadMillis

const groupOf = (state: State) => (state === 'New' ? 'new' : state === 'Review' ? 'review' : 'learning')

function withOneLess(counts: StudyCounts, state: State): StudyCounts {
  const group = groupOf(state)
  return { ...counts, [group]: Math.max(0, counts[group] - 1) }
}

/** The counts that the server will tell, as far as they can be known without it. */
function countsAfter(counts: StudyCounts, card: StudyCard, rating: Rating): StudyCounts {
  const left = withOneLess(counts, card.state)
  return isSoon(card.previews[rating]) ? { ...left, learning: left.learning + 1 } : left
}
