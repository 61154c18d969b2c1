import { answeredSinceKept } from '#browser/offline/kept-page'
import { outboxOf, type Outbox, type Outcome } from '#browser/study/outbox'
import { postRequest } from '#browser/study/post-request'
import type { PostProblem } from '#browser/study/post-result'
import { randomHex } from '#browser/study/random-hex'
import {
  changeRequest,
  flagRequest,
  queueRequest,
  ratingRequest,
  undoRequest,
  type StudyRequest,
  type StudyScope,
} from '#browser/study/study-requests'
import type { Rating } from '#domain/schedule/rating'
import { withHeldCards } from '#domain/study/held-cards'
import {
  afterEvent,
  currentCard,
  isKnownToServer,
  isPractice,
  shownCard,
  startSession,
  type Session,
  type SessionEvent,
} from '#domain/study/session'
import type { NextQueue, StudyCard, StudyQueue } from '#domain/study/study-card'

/** What the page tells the learner about the last step. */
export type SessionNews =
  | 'undone'
  | 'buried'
  | 'suspended'
  | 'flagged'
  | 'stale'
  | 'late'
  | 'refused'
  | 'not-undone'
  | 'corrected'
  | null

export interface StudyState {
  session: Session
  news: SessionNews
  /** Whether the next cards are being fetched, or why they could not be. */
  fetching: 'no' | 'yes' | PostProblem
}

/** What a request was for, to be looked up when its reply arrives. */
interface SentRequest {
  what: 'step' | 'undo' | 'practice' | 'flag'
  cardId: string
  /** Key of the step that was made or undone. */
  key: string
}

const noAnswer = { answer: null, confidence: null, override: null }

/** When the server read the latest queue that reached this page, by learner. */
const latestMillis = new Map<string, number>()

/**
 * The state of a study session, which does not wait for the server. Each step changes the state at once (so a second key
 * pressed before the next render acts on the new state) and goes to the outbox. When the outbox is empty, the session
 * takes over the queue in the server's last reply.
 */
export class SessionStore {
  readonly #learnerId: string
  readonly #scope: StudyScope
  readonly #listeners = new Set<() => void>()
  readonly #sent = new Map<string, SentRequest>()
  /** The cards that the server has sent so far, by version. It need not send them again. */
  readonly #held = new Map<string, StudyCard>()
  /** The state that the server rendered, for hydration. */
  readonly initial: StudyState
  #state: StudyState

  /** @param queue the queue in the page's props */
  constructor(learnerId: string, scope: StudyScope, queue: StudyQueue) {
    this.#learnerId = learnerId
    this.#scope = scope
    this.#hold(queue)
    this.initial = { session: startSession(queue), news: null, fetching: 'no' }
    this.#state = this.initial
    if (typeof window === 'undefined') return
    // The page's queue may be out of date: answers are still in the outbox, or the learner navigated back to it.
    const confirmed = answeredSinceKept()
    const answered = new Set([...this.#outbox.unsent().map(({ cardId }) => cardId), ...confirmed])
    const isOld = queue.atMillis < (latestMillis.get(learnerId) ?? 0)
    if (!isOld && answered.size === 0) return
    const cards = isOld ? [] : queue.cards.filter(({ cardId }) => !answered.has(cardId))
    const isUsedUp = confirmed.length > 0 && cards.length === 0
    this.#state = {
      ...this.initial,
      session: startSession({ ...queue, cards }),
      fetching: isOld || isUsedUp ? 'yes' : 'no',
    }
  }

  get state(): StudyState {
    return this.#state
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Subscribes to the outbox. Returns a function that unsubscribes. */
  connect(): () => void {
    const outbox = this.#outbox
    const stops = [
      outbox.onOutcome((outcome) => this.#onOutcome(outcome)),
      outbox.onStatus(() => this.#fetchIfEmpty()),
    ]
    // While the page was hidden, a setting may have changed or another device may have answered.
    const onVisibilityChange = () => {
      if (!document.hidden && outbox.status.unsent === 0) this.fetch()
    }
    document.addEventListener('visibilitychange', onVisibilityChange)
    outbox.wake()
    if (this.#state.fetching === 'yes') this.fetch()
    return () => {
      for (const stop of stops) stop()
      document.removeEventListener('visibilitychange', onVisibilityChange)
    }
  }

  /** Applies an event that does not concern the server. */
  dispatch(event: SessionEvent): void {
    this.#change({ session: afterEvent(this.#state.session, event) })
  }

  /** Rates the current card, once its answer is shown. */
  rate(rating: Rating): void {
    const { session } = this.#state
    const { showing, guess } = session
    const card = shownCard(session)
    if (card === undefined || showing.kind === 'asking') return
    const key = randomHex(16)
    const { answer, confidence, override } = showing.kind === 'answered' ? showing : noAnswer
    const { durationMillis } = showing
    const practice = isPractice(session)
    const rated = { key, rating, answer, confidence, guess, override, durationMillis, isPractice: practice }
    this.#send(ratingRequest(card, rated, this.#queueOptions), {
      what: practice ? 'practice' : 'step',
      cardId: card.cardId,
      key,
    })
    this.#change({ session: afterEvent(session, { kind: 'rated', key, rating }), news: null })
  }

  /** Buries the current card until the next study day, or suspends it. */
  setAside(how: 'buried' | 'suspended'): void {
    const { session } = this.#state
    const card = currentCard(session)
    if (card === undefined) return
    const key = randomHex(16)
    const { cardId } = card
    this.#send(changeRequest(cardId, key, how, this.#queueOptions), { what: 'step', cardId, key })
    this.#change({ session: afterEvent(session, { kind: 'set-aside', key, how }), news: how })
  }

  /** Reports a problem with the current card to the author. */
  flag(note: string): void {
    const card = shownCard(this.#state.session)
    if (card === undefined) return
    const key = randomHex(16)
    this.#send(flagRequest(card, key, note, this.#queueOptions), { what: 'flag', cardId: card.cardId, key })
    this.#change({ news: 'flagged' })
  }

  /** Undoes the last step. */
  undo(): void {
    const { session } = this.#state
    const step = session.past.at(-1)
    if (step === undefined) return
    const { key, card } = step
    if (isKnownToServer(step)) {
      const { cardId } = card
      this.#send(undoRequest(cardId, key, this.#queueOptions), { what: 'undo', cardId, key })
    }
    this.#change({ session: afterEvent(session, { kind: 'undone' }), news: 'undone' })
  }

  /** Fetches the cards to study now. */
  fetch(): void {
    this.#change({ fetching: 'yes' })
    void postRequest(queueRequest(this.#queueOptions), this.#learnerId).then((result) => {
      if (result.kind === 'failed') return this.#change({ fetching: result.problem })
      if (result.kind === 'refused') return this.#change({ fetching: 'unknown-reply' })
      this.#change({ fetching: 'no' })
      if (this.#outbox.status.unsent === 0) this.#applyQueue(result.reply.queue)
    })
  }

  /** Retries what could not be sent or fetched. */
  retry(): void {
    if (this.#outbox.status.unsent > 0) this.#outbox.wake()
    else this.fetch()
  }

  get #outbox(): Outbox {
    return outboxOf(this.#learnerId)
  }

  #send(request: StudyRequest, sent: SentRequest): void {
    this.#sent.set(this.#outbox.add(request), sent)
  }

  #onOutcome({ entryId, kind, because, counted, queue }: Outcome): void {
    const sent = this.#sent.get(entryId)
    // Told of every answer, because an earlier page may have given it.
    if (because !== undefined) this.#change({ news: because === 'late' ? 'late' : 'stale' })
    if (counted !== undefined) this.#change({ news: 'corrected' })
    if (sent === undefined) return
    this.#sent.delete(entryId)
    this.#settle(sent, kind)
    if (counted !== undefined) this.dispatch({ kind: 'corrected', key: sent.key, rating: counted })
    if (this.#outbox.status.unsent > 0) return
    if (queue === null) this.fetch()
    else this.#applyQueue(queue)
  }

  /** Corrects the session if the server did not do what was requested. */
  #settle({ what, cardId, key }: SentRequest, kind: Outcome['kind']): void {
    if (what === 'undo' && (kind === 'superseded' || kind === 'refused')) {
      this.dispatch({ kind: 'not-undone', cardId })
      this.#change({ news: 'not-undone' })
    }
    if (what === 'step' && (kind === 'stale' || kind === 'refused')) {
      this.dispatch({ kind: 'rejected', key })
      if (kind === 'refused') this.#change({ news: kind })
    }
  }

  /** Which cards the next reply should bring. */
  get #queueOptions() {
    return { ...this.#scope, held: this.#state.session.cards.map(({ version }) => version) }
  }

  #hold(queue: StudyQueue): void {
    for (const card of queue.cards) this.#held.set(card.version, card)
  }

  #applyQueue(next: NextQueue): void {
    const queue = withHeldCards(next, this.#held)
    if (queue === null) return this.fetch()
    this.#hold(queue)
    latestMillis.set(this.#learnerId, queue.atMillis)
    this.dispatch({ kind: 'synced', queue })
  }

  /** Once the entries that an earlier page left are sent, the server may have more cards. */
  #fetchIfEmpty(): void {
    const isEmpty = currentCard(this.#state.session) === undefined
    if (this.#outbox.status.unsent === 0 && this.#sent.size === 0 && isEmpty) this.fetch()
  }

  #change(part: Partial<StudyState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}
