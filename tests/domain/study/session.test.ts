import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleFace } from '#tests/support/sample-face'
import { sampleStudyCard } from '#tests/support/sample-study-card'
import type { Preview, Previews } from '#domain/schedule/review-card'
import type { Rating } from '#domain/schedule/rating'
import type { State } from '#domain/schedule/schedule'
import {
  afterEvent,
  answersIn,
  cardOnTable,
  isPractice,
  missedCards,
  startSession,
  type Session,
  type SessionEvent,
} from '#domain/study/session'
import type { StudyCard, StudyQueue } from '#domain/study/study-card'

const minutes = (n: number): Preview => ({ kind: 'minutes', minutes: n })
const days = (n: number): Preview => ({ kind: 'days', days: n })
const soon: Previews = { 1: minutes(1), 2: minutes(6), 3: minutes(10), 4: days(8) }
const late: Previews = { 1: days(1), 2: days(2), 3: days(5), 4: days(9) }

function card(cardId: string, part: Partial<StudyCard> = {}): StudyCard {
  return sampleStudyCard({
    cardId,
    face: sampleFace({ prompt: cardId }),
    previews: soon,
    version: `version ${part.revision ?? 0} of ${cardId}`,
    ...part,
  })
}

function queue(cards: StudyCard[], part: Partial<StudyQueue> = {}): StudyQueue {
  const count = (...states: State[]) => cards.filter(({ state }) => states.includes(state)).length
  return {
    cards,
    counts: { new: count('New'), learning: count('Learning', 'Relearning'), review: count('Review') },
    nextDueAtMillis: null,
    atMillis: 0,
    rated: 0,
    ...part,
  }
}

const after = (session: Session, ...events: SessionEvent[]) => events.reduce(afterEvent, session)
const revealed: SessionEvent = { kind: 'revealed', durationMillis: 3_000 }
let keys = 0
const rated = (rating: Rating): SessionEvent => ({ kind: 'rated', key: `key-${++keys}`, rating })
const undone: SessionEvent = { kind: 'undone' }
const three = startSession(queue([card('a'), card('b', { state: 'Review', revision: 4 }), card('c')]))

describe('one card after the other', () => {
  test('a rating puts the next card on the table, asking', () => {
    const next = after(three, revealed, rated(3))
    expect(cardOnTable(next)?.cardId).toBe('b')
    expect(next.showing).toEqual({ kind: 'asking' })
    expect(answersIn(next)).toBe(1)
  })

  test('a second press of the same key changes nothing: the next card has not been answered', () => {
    const next = after(three, revealed, rated(3))
    expect(after(next, rated(3))).toBe(next)
    expect(after(after(three, revealed), revealed)).toEqual(after(three, revealed))
  })

  test('counts follow at once: what comes back in minutes is learning', () => {
    expect(after(three, revealed, rated(3)).counts).toEqual({ new: 1, learning: 1, review: 1 })
    expect(after(three, revealed, rated(4)).counts).toEqual({ new: 1, learning: 0, review: 1 })
  })

  test('a card that is set aside goes, and no answer is counted', () => {
    const next = after(three, { kind: 'set-aside', key: 'k', how: 'buried' })
    expect(cardOnTable(next)?.cardId).toBe('b')
    expect(next.counts).toEqual({ new: 1, learning: 0, review: 1 })
    expect(answersIn(next)).toBe(0)
  })
})

describe('undo', () => {
  test('brings the card back with the revision that its schedule will have', () => {
    const back = after(three, revealed, rated(3), undone)
    expect(cardOnTable(back)).toMatchObject({ cardId: 'a', revision: 2 })
    expect(answersIn(back)).toBe(0)
  })

  test('twice the same card: each undo makes a further revision', () => {
    const again = after(three, revealed, rated(1), {
      kind: 'told',
      queue: queue([card('a', { state: 'Learning', revision: 1 })]),
    })
    // b is on the table, and stays there; a comes after it.
    expect(again.cards.map(({ cardId }) => cardId)).toEqual(['b', 'a'])
    const both = after(again, revealed, rated(3), revealed, rated(3))
    expect(cardOnTable(after(both, undone))).toMatchObject({ cardId: 'a', revision: 3 })
    const first = after(both, undone, undone, undone)
    expect(cardOnTable(first)).toMatchObject({ cardId: 'a', revision: 4 })
  })

  test('after any steps, as many undos give the cards and counts of the start', () => {
    const step = fc.oneof(
      fc.constantFrom<Rating>(1, 2, 3, 4).map((rating) => [revealed, rated(rating)]),
      fc
        .constantFrom('buried' as const, 'suspended' as const)
        .map((how): SessionEvent[] => [{ kind: 'set-aside', key: 'k', how }]),
    )
    const start = startSession(
      queue([card('a'), card('b', { previews: late }), card('c', { state: 'Review' })]),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const done = after(start, ...steps.flat())
        const back = after(done, ...done.past.map(() => undone))
        const ids = (session: Session) => session.cards.map(({ cardId }) => cardId)
        expect(ids(back)).toEqual(ids(start))
        expect({ counts: back.counts, missed: back.missed, past: back.past }).toEqual({
          counts: start.counts,
          missed: [],
          past: [],
        })
      }),
    )
  })

  test('of nothing is nothing', () => {
    expect(after(three, undone)).toBe(three)
  })

  test('that the server refuses takes the card off the table again', () => {
    const next = after(three, revealed, rated(3), undone, { kind: 'not-undone', cardId: 'a' })
    expect(cardOnTable(next)?.cardId).toBe('b')
  })
})

describe('what the server tells', () => {
  test('replaces all but the card on the table', () => {
    const told = after(three, revealed, { kind: 'told', queue: queue([card('x'), card('a')]) })
    expect(told.cards.map(({ cardId }) => cardId)).toEqual(['a', 'x'])
    expect(told.showing).toEqual(revealed)
  })

  test('gives the card on the table its new intervals', () => {
    const told = after(three, revealed, { kind: 'told', queue: queue([card('a', { previews: late })]) })
    expect(cardOnTable(told)?.previews).toBe(late)
    expect(told.showing).toEqual(revealed)
  })

  test('a card that was answered elsewhere is asked anew', () => {
    const told = after(three, revealed, { kind: 'told', queue: queue([card('a', { revision: 1 })]) })
    expect(cardOnTable(told)?.revision).toBe(1)
    expect(told.showing).toEqual({ kind: 'asking' })
  })

  test('an answer that came too late does not count', () => {
    const next = after(three, revealed, { kind: 'rated', key: 'late', rating: 1 })
    expect(answersIn(after(next, { kind: 'void', key: 'late' }))).toBe(0)
    expect(missedCards(after(next, { kind: 'void', key: 'late' }))).toEqual([])
  })
})

describe('what was missed', () => {
  const single = startSession(queue([card('a', { previews: late })]))

  test('comes again in the session until it is right once, where the schedule would not bring it', () => {
    const missed = after(single, revealed, rated(1))
    expect(cardOnTable(missed)?.cardId).toBe('a')
    expect(isPractice(missed)).toBe(true)
    const stillMissed = after(missed, revealed, rated(1))
    expect(cardOnTable(stillMissed)?.cardId).toBe('a')
    expect(cardOnTable(after(stillMissed, revealed, rated(3)))).toBeUndefined()
  })

  test('is left to the schedule where that brings it back within minutes', () => {
    expect(cardOnTable(after(startSession(queue([card('a')])), revealed, rated(1)))).toBeUndefined()
  })

  test('is told with what came of it, and when it comes back by the answer that counted', () => {
    const done = after(single, revealed, rated(1), revealed, rated(4))
    expect(missedCards(done)).toMatchObject([{ card: { cardId: 'a' }, isRightNow: true, next: days(1) }])
  })

  test('practice makes no revision, so that its undo makes none', () => {
    const done = after(single, revealed, rated(1), revealed, rated(3))
    expect(after(done, undone).revisions).toEqual({ a: 1 })
    expect(cardOnTable(after(done, undone))).toMatchObject({ cardId: 'a', revision: 1 })
  })
})
