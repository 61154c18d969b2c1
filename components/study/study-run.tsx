import { outboxOf, type Outbox } from '#components/study/outbox'
import { randomText } from '#components/study/outbox-entries'
import {
  changeRequest,
  fetchQueue,
  flagRequest,
  isStudyReply,
  ratingRequest,
  undoRequest,
  type StudyRequest,
  type StudyScope,
} from '#components/study/study-requests'
import type { Rating } from '#domain/schedule/rating'
import {
  afterEvent,
  cardOnTable,
  isKnownToServer,
  isPractice,
  startSession,
  type Session,
  type SessionEvent,
} from '#domain/study/session'
import { withHeldCards, type NextQueue, type StudyCard, type StudyQueue } from '#domain/study/study-card'

/** What the learner is to be told of the last thing that happened. */
export type SessionNews =
  'undone' | 'buried' | 'suspended' | 'flagged' | 'stale' | 'refused' | 'not-undone' | null

export interface RunState {
  session: Session
  news: SessionNews
  /** Whether more cards are on their way; `failed` if they could not be had. */
  fetching: 'no' | 'yes' | 'failed'
}

/** What a request was about, for when its answer comes. */
interface Sent {
  what: 'step' | 'undo' | 'practice' | 'flag'
  cardId: string
  /** Of the step that was made or undone. */
  key: string
}

/** When the server read the latest queue that this page has seen, by learner. */
const latestMillis = new Map<string, number>()

/**
 * A session that goes on without the server: what is done is kept in the learner's outbox, and what the server
 * says to it is taken up when all has arrived. It changes at once, so that two keys that are pressed before the
 * page is drawn again each meet the session as it is.
 */
export class StudyRun {
  readonly #learnerId: string
  readonly #scope: StudyScope
  readonly #listeners = new Set<() => void>()
  readonly #sent = new Map<string, Sent>()
  /** What the server has brought, by version: it need not bring it again. */
  readonly #held = new Map<string, StudyCard>()
  /** As the page brought it, and as the server has drawn it. */
  readonly first: RunState
  #state: RunState

  /** @param queue as the page brought it */
  constructor(learnerId: string, scope: StudyScope, queue: StudyQueue) {
    this.#learnerId = learnerId
    this.#scope = scope
    this.#hold(queue)
    this.first = { session: startSession(queue), news: null, fetching: 'no' }
    this.#state = this.first
    if (typeof window === 'undefined') return
    // The page may be older than what was answered: in the outbox, or before somebody went back in the history.
    const answered = new Set(this.#outbox.waiting().map(({ cardId }) => cardId))
    const isOld = queue.atMillis < (latestMillis.get(learnerId) ?? 0)
    if (!isOld && answered.size === 0) return
    const cards = isOld ? [] : queue.cards.filter(({ cardId }) => !answered.has(cardId))
    this.#state = {
      ...this.first,
      session: startSession({ ...queue, cards }),
      fetching: isOld ? 'yes' : 'no',
    }
  }

  get state(): RunState {
    return this.#state
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to listen to the server; gives what ends it. */
  start(): () => void {
    const outbox = this.#outbox
    const stops = [
      outbox.onOutcome(({ entryId, reply }) => this.#takeUp(entryId, reply)),
      outbox.onStatus(() => this.#fetchIfEmpty()),
    ]
    // Meanwhile a setting may have changed, or another device have answered.
    const see = () => {
      if (!document.hidden && outbox.status.unsent === 0) this.fetch()
    }
    document.addEventListener('visibilitychange', see)
    outbox.wake()
    if (this.#state.fetching === 'yes') this.fetch()
    return () => {
      for (const stop of stops) stop()
      document.removeEventListener('visibilitychange', see)
    }
  }

  /** Takes up something that the server need not know yet. */
  dispatch(event: SessionEvent): void {
    this.#change({ session: afterEvent(this.#state.session, event) })
  }

  /** Rates the card on the table, once its answer is shown. */
  rate(rating: Rating): void {
    const { session } = this.#state
    const { showing } = session
    const card = cardOnTable(session)
    if (card === undefined || showing.kind === 'asking') return
    const key = randomText(16)
    const { answer, confidence } = showing.kind === 'answered' ? showing : { answer: null, confidence: null }
    const given = { key, rating, answer, confidence, durationMillis: showing.durationMillis }
    this.#send(ratingRequest(card, given, this.#wanted), {
      what: isPractice(session) ? 'practice' : 'step',
      cardId: card.cardId,
      key,
    })
    this.#change({ session: afterEvent(session, { kind: 'rated', key, rating }), news: null })
  }

  /** Hides the card on the table, until the next study day or until it is unsuspended. */
  setAside(how: 'buried' | 'suspended'): void {
    const { session } = this.#state
    const card = cardOnTable(session)
    if (card === undefined) return
    const key = randomText(16)
    this.#send(changeRequest(card.cardId, key, how, this.#wanted), { what: 'step', cardId: card.cardId, key })
    this.#change({ session: afterEvent(session, { kind: 'set-aside', key, how }), news: how })
  }

  /** Tells the author what is wrong with the card on the table. */
  flag(note: string): void {
    const card = cardOnTable(this.#state.session)
    if (card === undefined) return
    const key = randomText(16)
    this.#send(flagRequest(card, key, note, this.#wanted), { what: 'flag', cardId: card.cardId, key })
    this.#change({ news: 'flagged' })
  }

  /** Takes back the last step. */
  undo(): void {
    const { session } = this.#state
    const step = session.past.at(-1)
    if (step === undefined) return
    const { key, card } = step
    if (isKnownToServer(step)) {
      this.#send(undoRequest(card.cardId, key, this.#wanted), { what: 'undo', cardId: card.cardId, key })
    }
    this.#change({ session: afterEvent(session, { kind: 'undone' }), news: 'undone' })
  }

  /** Asks the server what there is to study now. */
  fetch(): void {
    this.#change({ fetching: 'yes' })
    void fetchQueue(this.#learnerId, this.#wanted).then((queue) => {
      if (queue === null) return this.#change({ fetching: 'failed' })
      this.#change({ fetching: 'no' })
      if (this.#outbox.status.unsent === 0) this.#beTold(queue)
    })
  }

  /** Tries again what could not be sent or fetched. */
  retry(): void {
    if (this.#outbox.status.unsent > 0) this.#outbox.wake()
    else this.fetch()
  }

  get #outbox(): Outbox {
    return outboxOf(this.#learnerId)
  }

  #send(request: StudyRequest, sent: Sent): void {
    this.#sent.set(this.#outbox.add(request), sent)
  }

  #takeUp(entryId: string, reply: unknown): void {
    const sent = this.#sent.get(entryId)
    if (sent === undefined) return
    this.#sent.delete(entryId)
    const told = isStudyReply(reply) ? reply : null
    this.#judge(sent, told?.kind ?? 'refused')
    if (this.#outbox.status.unsent > 0) return
    if (told === null) this.fetch()
    else this.#beTold(told.queue)
  }

  /** What it means for the session that the server would not do what was asked. */
  #judge({ what, cardId, key }: Sent, kind: string): void {
    if (what === 'undo' && (kind === 'superseded' || kind === 'refused')) {
      this.dispatch({ kind: 'not-undone', cardId })
      this.#change({ news: 'not-undone' })
    }
    if (what === 'step' && (kind === 'stale' || kind === 'refused')) {
      this.dispatch({ kind: 'void', key })
      this.#change({ news: kind })
    }
  }

  /** Which cards the server should bring with its answer. */
  get #wanted() {
    return { ...this.#scope, held: this.#state.session.cards.map(({ version }) => version) }
  }

  #hold(queue: StudyQueue): void {
    for (const card of queue.cards) this.#held.set(card.version, card)
  }

  #beTold(next: NextQueue): void {
    const queue = withHeldCards(next, this.#held)
    if (queue === null) return this.fetch()
    this.#hold(queue)
    latestMillis.set(this.#learnerId, queue.atMillis)
    this.dispatch({ kind: 'told', queue })
  }

  /** After what another page had left was sent, there may be more to ask than is known here. */
  #fetchIfEmpty(): void {
    const isEmpty = cardOnTable(this.#state.session) === undefined
    if (this.#outbox.status.unsent === 0 && this.#sent.size === 0 && isEmpty) this.fetch()
  }

  #change(part: Partial<RunState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}
