import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { gradeAnswer, type Grade } from '#domain/items/grade-answer'
import { formOfKind, isProduced } from '#domain/items/kind-rules'
import type { Override } from '#domain/schedule/override'
import { basisOf, type Basis } from '#domain/schedule/rated-answer'
import { learnAheadMillis } from '#domain/schedule/learn-ahead'
import type { Preview } from '#domain/schedule/review-card'
import { isRightGuess, type GradedAnswer } from '#domain/schedule/rating-of-answer'
import type { Rating } from '#domain/schedule/rating'
import type { State } from '#domain/schedule/schedule'
import type { StudyCard, StudyCounts, StudyQueue } from '#domain/study/study-card'

/** How much of the current card is shown: its question, or also its answer and the grade of the learner's own. */
export type Showing =
  | { kind: 'asking' }
  | { kind: 'revealed'; durationMillis: number | null }
  /** `override`: why the learner says that the answer was right although it was graded as wrong. */
  | ({ kind: 'answered'; override: Override | null } & GradedAnswer)

/** A right guess among options, which is followed by another question of the same card. */
export interface Guess {
  itemId: string
  answer: Answer
}

/** Something that the learner did with a card and can undo. */
export interface Step {
  /** Idempotency key, under which it was sent to the server. */
  key: string
  card: StudyCard
  did: { kind: 'rated'; rating: Rating; basis: Basis } | { kind: 'set-aside'; how: 'buried' | 'suspended' }
  /** Whether it changed nothing but this session. */
  isPractice: boolean
  countsBefore: StudyCounts
  missedBefore: readonly StudyCard[]
}

/**
 * A study session: the cards that are left, the current one first, and what was done. It does not wait for the server,
 * which receives each step in the background and replies with the next cards.
 */
export interface Session {
  /** Cards to study, from the server; the first is the current one. */
  cards: readonly StudyCard[]
  /** Cards that were missed and are not due again soon; they are repeated for practice at the end of the session. */
  missed: readonly StudyCard[]
  showing: Showing
  /** The right guess that led to the question that is shown; null if it is the card's first question. */
  guess: Guess | null
  /** Whether the learner is reading the answer to the question before answering it, or has read it. */
  help: 'none' | 'reading' | 'read'
  counts: StudyCounts
  nextDueAtMillis: number | null
  nextDueIsDay: boolean
  /** When the server read the latest queue. */
  atMillis: number
  /** All steps but those undone, the latest last. */
  past: readonly Step[]
}

export type SessionEvent =
  | { kind: 'revealed'; durationMillis: number | null }
  | { kind: 'answered'; durationMillis: number | null; answer: Answer; confidence: Confidence | null }
  /** The learner says why an answer was right although it was graded as wrong; null takes that back. */
  | { kind: 'overridden'; override: Override | null }
  | { kind: 'rated'; key: string; rating: Rating }
  | { kind: 'set-aside'; key: string; how: 'buried' | 'suspended' }
  /** The learner reads the answer before giving their own; then the question is asked. */
  | { kind: 'help-opened' }
  | { kind: 'help-closed' }
  | { kind: 'undone' }
  /** A queue from the server, which has received everything that was sent. */
  | { kind: 'synced'; queue: StudyQueue }
  /** The server refused a step, or received it too late: it does not count. */
  | { kind: 'rejected'; key: string }
  /** The server recorded a rating lower than the one that was sent, because of the grade. */
  | { kind: 'corrected'; key: string; rating: Rating }
  /** The server could not undo a step, because the card has changed since. */
  | { kind: 'not-undone'; cardId: string }

/** A new session. */
export function startSession(queue: StudyQueue): Session {
  const { cards, counts, nextDueAtMillis, nextDueIsDay, atMillis } = queue
  return { cards, missed: [], ...firstQuestion, counts, nextDueAtMillis, nextDueIsDay, atMillis, past: [] }
}

/** The card that is shown now; undefined if none is left. */
export function currentCard(session: Session): StudyCard | undefined {
  return session.cards[0] ?? session.missed[0]
}

/** The current card with the question that is shown now: after a right guess among options, the one that follows. */
export function shownCard(session: Session): StudyCard | undefined {
  const card = currentCard(session)
  return card === undefined || session.guess === null ? card : asFollowUp(card)
}

/** A card of which the follow-up is asked, like any other. */
export function asFollowUp(card: StudyCard): StudyCard {
  return card.followUp === null ? card : { ...card, ...card.followUp, followUp: null }
}

/** Whether the current card is repeated for practice, because nothing else is left. */
export function isPractice(session: Session): boolean {
  return session.cards.length === 0
}

/** After this many misses in a row, repeating a card alone does not help. */
const missesForHelp = 2

/** Why the learner may read the answer to the current question first. */
export type HelpOffer = { kind: 'missed'; times: number } | { kind: 'new' }

/**
 * Whether the learner may read the answer to the current question before giving their own: after two misses in a row in
 * this session, and if a new card asks for words that nothing shown suggests. Null if it is not offered.
 */
export function helpOffered(session: Session): HelpOffer | null {
  const card = shownCard(session)
  if (card === undefined || session.showing.kind !== 'asking' || session.help !== 'none') return null
  const times = missesInRow(session, card.cardId)
  if (times >= missesForHelp) return { kind: 'missed', times }
  const isAskedForWords = isProduced(card.face.kind) && formOfKind(card.face.kind, false) === 'term'
  const isFirst = card.state === 'New' && times === 0 && session.guess === null
  // Who wrote a card has read it.
  return isFirst && isAskedForWords && card.face.own === undefined ? { kind: 'new' } : null
}

/** How often a card was missed in this session since it was right. */
function missesInRow({ past }: Session, cardId: string): number {
  const results = past.flatMap(({ card, did }) =>
    card.cardId === cardId && did.kind === 'rated' ? [did.rating] : [],
  )
  return results.length - 1 - results.findLastIndex((rating) => rating > 1)
}

/** Whether a step changed a schedule, not only this session. */
export function isKnownToServer({ isPractice, did }: Pick<Step, 'isPractice' | 'did'>): boolean {
  return !isPractice || did.kind === 'set-aside'
}

/** The session after an event. An event that does not fit, such as a second press of a key, changes nothing. */
export function afterEvent(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'revealed':
      return session.showing.kind === 'asking' && session.help !== 'reading'
        ? { ...session, showing: event }
        : session
    case 'answered': {
      const card = shownCard(session)
      const isAsked = session.showing.kind === 'asking' && session.help !== 'reading'
      if (card === undefined || !isAsked) return session
      const grade = gradeAnswer(card.face, event.answer)
      return needsFollowUp(card, event, grade)
        ? { ...session, guess: { itemId: card.itemId, answer: event.answer } }
        : { ...session, showing: { ...event, grade, override: null } }
    }
    case 'overridden':
      return session.showing.kind === 'answered'
        ? { ...session, showing: { ...session.showing, override: event.override } }
        : session
    case 'help-opened':
      return helpOffered(session) === null ? session : { ...session, help: 'reading' }
    case 'help-closed':
      return session.help === 'reading' ? { ...session, help: 'read' } : session
    case 'rated':
      return session.showing.kind === 'asking' ? session : afterRating(session, event)
    case 'set-aside':
      return afterSettingAside(session, event)
    case 'undone':
      return afterUndo(session)
    case 'synced':
      return afterSync(session, event.queue)
    case 'rejected':
      return { ...session, past: session.past.filter((step) => step.key !== event.key) }
    case 'corrected':
      return {
        ...session,
        past: session.past.map((step) =>
          step.key === event.key && step.did.kind === 'rated'
            ? { ...step, did: { ...step.did, rating: event.rating } }
            : step,
        ),
      }
    case 'not-undone':
      return withCards(
        session,
        session.cards.filter(({ cardId }) => cardId !== event.cardId),
      )
  }
}

/** A card that was missed in a session. */
interface MissedCard {
  card: StudyCard
  /** What the last answer rests on if it was right; null if it was wrong. */
  rightSince: Basis | null
  /** When the card is due after the answer that counts. */
  next: Preview
}

/** The cards that were missed, with what became of them. */
export function missedCards(session: Session): MissedCard[] {
  const latest = new Map<string, MissedCard & { wasMissed: boolean }>()
  for (const { card, did, isPractice } of session.past) {
    if (did.kind !== 'rated') continue
    const known = latest.get(card.cardId)
    latest.set(card.cardId, {
      card,
      rightSince: did.rating > 1 ? did.basis : null,
      next: isPractice && known !== undefined ? known.next : card.previews[did.rating],
      wasMissed: did.rating === 1 || known?.wasMissed === true,
    })
  }
  return [...latest.values()]
    .filter(({ wasMissed }) => wasMissed)
    .map(({ card, rightSince, next }) => ({ card, rightSince, next }))
}

/** The answers of a session, without those undone: how many were right, and how many there were. */
export interface SessionAnswers {
  graded: { right: number; of: number }
  /** Those that the learner judged, because nothing could be graded or against the grade. */
  selfGraded: { right: number; of: number }
}

/** What became of an answer: as graded, or in the learner's own judgement. */
export type SessionAnswer = 'right' | 'wrong' | 'known' | 'forgotten'

/** The answers of a session in their order. */
export function answersOf(session: Session): SessionAnswer[] {
  return session.past.flatMap(({ did }) => {
    if (did.kind !== 'rated') return []
    const recalled = did.rating > 1
    return did.basis === 'graded' ? [recalled ? 'right' : 'wrong'] : [recalled ? 'known' : 'forgotten']
  })
}

/** How many answers were right, with those that the learner judged apart. */
export function answersIn(session: Session): SessionAnswers {
  const answers = answersOf(session)
  const count = (one: SessionAnswer) => answers.filter((answer) => answer === one).length
  const counts = (yes: SessionAnswer, no: SessionAnswer) => ({
    right: count(yes),
    of: count(yes) + count(no),
  })
  return { graded: counts('right', 'wrong'), selfGraded: counts('known', 'forgotten') }
}

function needsFollowUp(
  { face, followUp }: StudyCard,
  { confidence }: { confidence: Confidence | null },
  { correct }: Grade,
): boolean {
  return followUp !== null && isRightGuess(face.kind, { correct, confidence })
}

/** How a card begins. */
const firstQuestion: Pick<Session, 'showing' | 'guess' | 'help'> = {
  showing: { kind: 'asking' },
  guess: null,
  help: 'none',
}

/** The session with other cards. What is shown of the current card stays, unless it changes. */
function withCards(session: Session, cards: readonly StudyCard[]): Session {
  const next = { ...session, cards }
  const [before, after] = [currentCard(session), currentCard(next)]
  return isSameShowing(before, after) ? next : { ...next, ...firstQuestion }
}

/** Whether a card has not been rated or reset since it was shown. */
const isSameShowing = (one: StudyCard | undefined, other: StudyCard | undefined) =>
  one?.cardId === other?.cardId && one?.follows === other?.follows

function afterRating(session: Session, { key, rating }: { key: string; rating: Rating }): Session {
  const card = currentCard(session)
  if (card === undefined) return session
  const practice = isPractice(session)
  const did = { kind: 'rated', rating, basis: basisOfShown(session.showing) } as const
  const others = session.missed.filter(({ cardId }) => cardId !== card.cardId)
  const comesBack = practice || !isSoon(card.previews[1])
  return {
    ...session,
    ...afterStep(session, card, { key, did }),
    missed: rating === 1 && comesBack ? [...others, card] : others,
    counts: practice ? session.counts : countsAfter(session.counts, card, rating),
  }
}

function basisOfShown(showing: Showing): Basis {
  if (showing.kind !== 'answered') return 'self-graded'
  return basisOf({ correct: showing.grade.correct, override: showing.override })
}

function afterSettingAside(
  session: Session,
  { key, how }: { key: string; how: 'buried' | 'suspended' },
): Session {
  const card = currentCard(session)
  if (card === undefined) return session
  return {
    ...session,
    ...afterStep(session, card, { key, did: { kind: 'set-aside', how } }),
    missed: session.missed.filter(({ cardId }) => cardId !== card.cardId),
    counts: isPractice(session) ? session.counts : oneLess(session.counts, card.state),
  }
}

function afterStep(session: Session, card: StudyCard, step: Pick<Step, 'key' | 'did'>): Partial<Session> {
  const practice = isPractice(session)
  return {
    cards: session.cards.slice(1),
    ...firstQuestion,
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
  }
}

/** The session before the last step. */
function afterUndo(session: Session): Session {
  const step = session.past.at(-1)
  if (step === undefined) return session
  const { card, countsBefore, missedBefore } = step
  const isOther = ({ cardId }: StudyCard) => cardId !== card.cardId
  return {
    ...session,
    cards: step.isPractice ? session.cards : [card, ...session.cards.filter(isOther)],
    missed: step.isPractice ? [card, ...missedBefore.filter(isOther)] : missedBefore,
    ...firstQuestion,
    counts: countsBefore,
    past: session.past.slice(0, -1),
  }
}

/**
 * The queue from the server, but with the current card first, so that it is not taken away while it is answered. Its
 * intervals are the new ones, because a setting or its due day may have changed.
 */
function afterSync(session: Session, queue: StudyQueue): Session {
  const [current] = session.cards
  const { counts, nextDueAtMillis, nextDueIsDay, atMillis } = queue
  const synced = { ...session, counts, nextDueAtMillis, nextDueIsDay, atMillis }
  if (current === undefined) return withCards(synced, queue.cards)
  const fresh = queue.cards.find(({ cardId }) => cardId === current.cardId)
  const others = queue.cards.filter((card) => card !== fresh)
  if (fresh === undefined) return withCards(synced, [current, ...others])
  return isSameShowing(fresh, current)
    ? withCards(synced, [{ ...current, previews: fresh.previews }, ...others])
    : withCards(synced, [fresh, ...others])
}

const isSoon = (preview: Preview) =>
  preview.kind === 'minutes' && preview.minutes * 60_000 <= learnAheadMillis

const groupOf = (state: State) => (state === 'New' ? 'new' : state === 'Review' ? 'review' : 'learning')

function oneLess(counts: StudyCounts, state: State): StudyCounts {
  const group = groupOf(state)
  return { ...counts, [group]: Math.max(0, counts[group] - 1) }
}

/** The counts that the server will send, as far as they can be known without it. */
function countsAfter(counts: StudyCounts, card: StudyCard, rating: Rating): StudyCounts {
  const left = oneLess(counts, card.state)
  return isSoon(card.previews[rating]) ? { ...left, learning: left.learning + 1 } : left
}
