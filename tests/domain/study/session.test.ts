import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleFace } from '#tests/support/sample-face'
import { sampleStudyCard } from '#tests/support/sample-study-card'
import type { ItemKind } from '#domain/items/items'
import type { Preview, Previews } from '#domain/schedule/review-card'
import type { Rating } from '#domain/schedule/rating'
import type { State } from '#domain/schedule/schedule'
import {
  afterEvent,
  answersIn,
  currentCard,
  helpOffered,
  isPractice,
  missedCards,
  shownCard,
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
    nextDueIsDay: false,
    atMillis: 0,
    rated: 0,
    ...part,
  }
}

const after = (session: Session, ...events: SessionEvent[]) => events.reduce(afterEvent, session)
const revealed: SessionEvent = { kind: 'revealed', durationMillis: 3_000 }
let keys = 0
const rated = (rating: Rating): SessionEvent => ({ kind: 'rated', key: `key-${++keys}`, rating })
/** Answers that the learner judged to be right. */
const judged = (right: number) => ({
  graded: { right: 0, of: 0 },
  selfGraded: { right, of: right },
})
const undone: SessionEvent = { kind: 'undone' }
const three = startSession(queue([card('a'), card('b', { state: 'Review', revision: 4 }), card('c')]))

describe('one card after the other', () => {
  test('a rating shows the question of the next card', () => {
    const next = after(three, revealed, rated(3))
    expect(currentCard(next)?.cardId).toBe('b')
    expect(next.showing).toEqual({ kind: 'asking' })
    expect(answersIn(next)).toEqual(judged(1))
  })

  test('a second press of the same key changes nothing: the next card has not been answered', () => {
    const next = after(three, revealed, rated(3))
    expect(after(next, rated(3))).toBe(next)
    expect(after(after(three, revealed), revealed)).toEqual(after(three, revealed))
  })

  test('the counts change at once: a card that is due in minutes is learning', () => {
    expect(after(three, revealed, rated(3)).counts).toEqual({ new: 1, learning: 1, review: 1 })
    expect(after(three, revealed, rated(4)).counts).toEqual({ new: 1, learning: 0, review: 1 })
  })

  test('a card that is buried leaves, and counts as no answer', () => {
    const next = after(three, { kind: 'set-aside', key: 'k', how: 'buried' })
    expect(currentCard(next)?.cardId).toBe('b')
    expect(next.counts).toEqual({ new: 1, learning: 0, review: 1 })
    expect(answersIn(next)).toEqual(judged(0))
  })
})

describe('undo', () => {
  test('brings the card back as the same showing', () => {
    const back = after(three, revealed, rated(3), undone)
    expect(currentCard(back)).toMatchObject({ cardId: 'a', follows: null })
    expect(answersIn(back)).toEqual(judged(0))
  })

  test('twice on the same card brings back both of its showings', () => {
    const again = after(three, revealed, rated(1), {
      kind: 'synced',
      queue: queue([card('a', { state: 'Learning', follows: 'first-rating' })]),
    })
    // b is the current card and stays it; a comes next.
    expect(again.cards.map(({ cardId }) => cardId)).toEqual(['b', 'a'])
    const both = after(again, revealed, rated(3), revealed, rated(3))
    expect(currentCard(after(both, undone))).toMatchObject({ cardId: 'a', follows: 'first-rating' })
    const first = after(both, undone, undone, undone)
    expect(currentCard(first)).toMatchObject({ cardId: 'a', follows: null })
  })

  test('of all steps gives the cards and counts of the start', () => {
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

  test('without a step changes nothing', () => {
    expect(after(three, undone)).toBe(three)
  })

  test('that the server refuses removes the card again', () => {
    const next = after(three, revealed, rated(3), undone, { kind: 'not-undone', cardId: 'a' })
    expect(currentCard(next)?.cardId).toBe('b')
  })
})

describe('a queue from the server', () => {
  test('replaces all cards but the current one', () => {
    const synced = after(three, revealed, { kind: 'synced', queue: queue([card('x'), card('a')]) })
    expect(synced.cards.map(({ cardId }) => cardId)).toEqual(['a', 'x'])
    expect(synced.showing).toEqual(revealed)
  })

  test('gives the current card its new intervals', () => {
    const synced = after(three, revealed, { kind: 'synced', queue: queue([card('a', { previews: late })]) })
    expect(currentCard(synced)?.previews).toBe(late)
    expect(synced.showing).toEqual(revealed)
  })

  test('asks a card again that was answered elsewhere', () => {
    const elsewhere = card('a', { follows: 'elsewhere' })
    const synced = after(three, revealed, { kind: 'synced', queue: queue([elsewhere]) })
    expect(currentCard(synced)?.follows).toBe('elsewhere')
    expect(synced.showing).toEqual({ kind: 'asking' })
  })

  test('does not ask a card again whose due day was set elsewhere, or that was undone here', () => {
    const changed = card('a', { revision: 2 })
    const synced = after(three, revealed, { kind: 'synced', queue: queue([changed]) })
    expect(synced.showing).toEqual(revealed)
  })

  test('an answer that the server rejects does not count', () => {
    const next = after(three, revealed, { kind: 'rated', key: 'late', rating: 1 })
    expect(answersIn(after(next, { kind: 'rejected', key: 'late' }))).toEqual(judged(0))
    expect(missedCards(after(next, { kind: 'rejected', key: 'late' }))).toEqual([])
  })
})

describe('a missed card', () => {
  const single = startSession(queue([card('a', { previews: late })]))

  test('is repeated until it is right, if its schedule does not repeat it soon', () => {
    const missed = after(single, revealed, rated(1))
    expect(currentCard(missed)?.cardId).toBe('a')
    expect(isPractice(missed)).toBe(true)
    const stillMissed = after(missed, revealed, rated(1))
    expect(currentCard(stillMissed)?.cardId).toBe('a')
    expect(currentCard(after(stillMissed, revealed, rated(3)))).toBeUndefined()
  })

  test('is left to its schedule if that repeats it within minutes', () => {
    expect(currentCard(after(startSession(queue([card('a')])), revealed, rated(1)))).toBeUndefined()
  })

  test('is reported with its last answer, and when it is due by the answer that counts', () => {
    const done = after(single, revealed, rated(1), revealed, rated(4))
    expect(missedCards(done)).toMatchObject([
      { card: { cardId: 'a' }, rightSince: 'self-graded', next: days(1) },
    ])
  })

  test('is the same showing when its repetition is undone', () => {
    const done = after(single, revealed, rated(1), revealed, rated(3))
    expect(currentCard(after(done, undone))).toMatchObject({ cardId: 'a', follows: null })
  })
})

describe('a graded answer', () => {
  const face = sampleFace({ kind: 'output-typed', answer: '2', accepted: ['2'] })
  const graded = startSession(queue([card('a', { face }), card('b', { face }), card('c', { face })]))
  const answered = (text: string): SessionEvent => ({
    kind: 'answered',
    durationMillis: 1,
    answer: { kind: 'text', text },
    confidence: 'sure',
  })
  const objected: SessionEvent = { kind: 'overridden', override: 'typo' }

  test('counts as it was graded, and apart if the learner objects', () => {
    const done = after(graded, answered('2'), rated(3), answered('3'), rated(1))
    expect(answersIn(done)).toEqual({ graded: { right: 1, of: 2 }, selfGraded: { right: 0, of: 0 } })
    const last = after(done, answered('3'), objected, rated(3))
    expect(answersIn(last)).toEqual({ graded: { right: 1, of: 2 }, selfGraded: { right: 1, of: 1 } })
  })

  test('that the server rated lower counts as that', () => {
    const sent = after(graded, answered('3'), { kind: 'rated', key: 'high', rating: 4 })
    const corrected = after(sent, { kind: 'corrected', key: 'high', rating: 1 })
    expect(answersIn(corrected).graded).toEqual({ right: 0, of: 1 })
    expect(missedCards(corrected)).toMatchObject([{ card: { cardId: 'a' }, rightSince: null }])
  })

  test('is right since only if it was graded so', () => {
    const single = startSession(queue([card('a', { face, previews: late })]))
    const missed = after(single, answered('3'), rated(1), answered('3'))
    expect(missedCards(after(missed, objected, rated(3)))).toMatchObject([{ rightSince: 'overridden' }])
    const right = after(single, answered('3'), rated(1), answered('2'), rated(3))
    expect(missedCards(right)).toMatchObject([{ rightSince: 'graded' }])
  })

  test('to which an objection was taken back counts as it was graded', () => {
    const taken = after(graded, answered('3'), objected, { kind: 'overridden', override: null }, rated(1))
    expect(answersIn(taken).graded).toEqual({ right: 0, of: 1 })
  })
})

describe('a right guess among options', () => {
  const options = ['one', 'other'].map((text) => ({
    ...{ text, correct: text === 'one', feedback: '', misconception: null, runHash: null, partsAt: null },
  }))
  const typed = {
    itemId: 'typed',
    face: sampleFace({ kind: 'term-typed', prompt: 'typed', answer: 'one', accepted: ['one'] }),
    ...{ order: { options: [], lines: [], parts: [] }, runHash: null, quickMillis: null },
  }
  const choice = card('a', {
    itemId: 'choice',
    face: sampleFace({ kind: 'term-choice', prompt: 'chosen', answer: 'one', accepted: ['one'], options }),
    followUp: typed,
  })
  const chosen = (text: string, confidence: 'guess' | 'sure'): SessionEvent => ({
    ...{ kind: 'answered', durationMillis: 1_000, answer: { kind: 'choice', text }, confidence },
  })
  const asked = startSession(queue([choice, card('b')]))
  const guessed = after(asked, chosen('one', 'guess'))
  const typing: SessionEvent = {
    ...{ kind: 'answered', durationMillis: 1_000, answer: { kind: 'text', text: 'two' }, confidence: null },
  }

  test('leads at once to the same card without options, whose answer is rated', () => {
    expect(guessed.showing).toEqual({ kind: 'asking' })
    expect(shownCard(guessed)).toMatchObject({ cardId: 'a', itemId: 'typed', followUp: null })
    expect(guessed.guess).toEqual({ itemId: 'choice', answer: { kind: 'choice', text: 'one' } })
    const rating = after(guessed, typing)
    expect(rating.showing).toMatchObject({ kind: 'answered', grade: { correct: false } })
    expect(after(guessed, rated(3))).toBe(guessed)
  })

  test('is over with the card: the next one begins with its own question, and undo with the options', () => {
    const next = after(guessed, typing, rated(1))
    expect(next.guess).toBeNull()
    expect(shownCard(next)?.cardId).toBe('b')
    expect(answersIn(next).graded).toEqual({ right: 0, of: 1 })
    const back = after(next, undone)
    expect(shownCard(back)?.itemId).toBe('choice')
    expect(back.guess).toBeNull()
    for (const how of ['buried', 'suspended'] as const) {
      expect(after(guessed, { kind: 'set-aside', key: 'k', how }).guess).toBeNull()
    }
  })

  test('stays while the server replies, unless the card was answered elsewhere', () => {
    const same = after(guessed, { kind: 'synced', queue: queue([choice]) })
    expect(shownCard(same)?.itemId).toBe('typed')
    const elsewhere = { ...choice, follows: 'another rating' }
    const fresh = after(guessed, { kind: 'synced', queue: queue([elsewhere]) })
    expect(shownCard(fresh)?.itemId).toBe('choice')
  })

  test('is only that: who is sure, or wrong, or could not be asked without options, is told the answer', () => {
    for (const session of [
      after(asked, chosen('one', 'sure')),
      after(asked, chosen('other', 'guess')),
      after(startSession(queue([{ ...choice, followUp: null }])), chosen('one', 'guess')),
    ]) {
      expect(session.showing.kind).toBe('answered')
      expect(session.guess).toBeNull()
    }
  })
})

describe('reading the answer first', () => {
  const asks = (kind: ItemKind, part: Partial<StudyCard> = {}) =>
    startSession(queue([card('a', { state: 'Review', face: sampleFace({ kind }), ...part })]))
  const missed = (session: Session, times: number): Session =>
    Array.from({ length: times }).reduce<Session>(
      (before, _, i) =>
        after(before, revealed, rated(1), {
          kind: 'synced',
          queue: queue([card('a', { state: 'Relearning', follows: `miss ${i}` })]),
        }),
      session,
    )
  const opened: SessionEvent = { kind: 'help-opened' }
  const closed: SessionEvent = { kind: 'help-closed' }

  test('is offered once a card was missed twice in a row, and no longer when it was right', () => {
    expect(helpOffered(missed(asks('cloze'), 1))).toBeNull()
    expect(helpOffered(missed(asks('cloze'), 2))).toEqual({ kind: 'missed', times: 2 })
    const right = after(missed(asks('cloze'), 2), revealed, rated(3), {
      kind: 'synced',
      queue: queue([card('a', { state: 'Relearning', follows: 'pass' })]),
    })
    expect(helpOffered(right)).toBeNull()
  })

  test('is offered for a new card that asks for words, but not for one with options or about a program', () => {
    const fresh: Partial<StudyCard> = { state: 'New' }
    expect(helpOffered(asks('term-typed', fresh))).toEqual({ kind: 'new' })
    expect(helpOffered(asks('term-typed'))).toBeNull()
    expect(helpOffered(asks('term-choice', fresh))).toBeNull()
    expect(helpOffered(asks('output-typed', fresh))).toBeNull()
    expect(helpOffered(asks('self-graded', fresh))).toBeNull()
  })

  test('is not offered for a new card of the learner’s own, which they wrote', () => {
    const own = { front: 'Q', frontHtml: 'Q', backHtml: 'A' }
    expect(helpOffered(asks('cloze', { state: 'New', face: sampleFace({ kind: 'cloze', own }) }))).toBeNull()
  })

  test('asks nothing while it is read; then it is asked, until the next card comes', () => {
    const reading = after(missed(asks('cloze'), 2), opened)
    expect(reading.help).toBe('reading')
    expect(after(reading, revealed)).toBe(reading)
    const asked = after(reading, closed)
    expect(asked).toMatchObject({ help: 'read', showing: { kind: 'asking' } })
    expect(after(asked, revealed, rated(2)).help).toBe('none')
    expect(after(asked, revealed, rated(2), undone).help).toBe('none')
  })

  test('cannot be opened where it is not offered', () => {
    expect(after(three, opened)).toBe(three)
    expect(after(three, closed)).toBe(three)
  })
})
