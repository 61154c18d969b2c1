import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ItemKind } from '#domain/items/items'
import { isProduced } from '#domain/items/kind-rules'
import { demandOf, isDemandMet } from '#domain/progress/demand'
import { cardKnowledge } from '#domain/progress/knowledge'
import { masteryTestOf, proofsOf, type AskedQuestion } from '#domain/progress/mastery'
import { testsOfCard, type RecallEvent, type RecallTest } from '#domain/progress/recall-tests'
import { defaultWeights } from '#domain/schedule/fsrs'
import { newSchedule } from '#domain/schedule/schedule'

interface Asked extends AskedQuestion {
  itemId: string
  kind: ItemKind
  variant: number
}

const question = (kind: ItemKind, variant = 0): Asked => ({
  ...{ itemId: `${kind} ${variant}`, kind, variant },
  ...{ gives: `run ${variant}`, isProduced: isProduced(kind) },
})

interface Showing {
  /** Which of the card's questions. */
  shown: number
  /** Days since the showing before. */
  days: number
  isPractice: boolean
  isUndone: boolean
}

/**
 * How well a card is known, on the last day, by a learner who answers right whatever is true for them.
 *
 * @param knows by the question, and the ids of the items and what they give away that the learner has seen
 */
function stateAfter(
  questions: readonly Asked[],
  showings: readonly Showing[],
  knows: (asked: Asked, seen: ReadonlySet<string>) => boolean,
) {
  const seen = new Set<string>()
  let studyDay = 0
  const logged = showings.map(({ shown, days, isPractice, isUndone }, atMillis) => {
    const asked = questions[shown % questions.length] ?? question('output-typed')
    const rating = knows(asked, seen) ? (3 as const) : (1 as const)
    seen.add(asked.gives)
    studyDay += days
    const event = isPractice
      ? ({ kind: 'practised' } as const)
      : ({ kind: 'rated', rating, basis: 'graded' } as const)
    return { cardId: 'card', itemId: asked.itemId, event, isUndone, studyDay, atMillis }
  })
  const byId = new Map(questions.map((each) => [each.itemId, each]))
  const proofs = proofsOf(
    logged,
    byId,
    questions.some(({ variant }) => variant > 0),
  )
  const rated = logged.filter(
    (each): each is typeof each & RecallEvent => each.event.kind === 'rated' && !each.isUndone,
  )
  const schedule = {
    ...{ ...newSchedule, state: 'Review' as const, stability: 10, difficulty: 5 },
    ...{ lastReviewedAtMillis: 0, lastStudyDay: studyDay, dueDay: studyDay + 10 },
    weightsVersion: defaultWeights.version,
  }
  const evidence = {
    tests: testsOfCard(rated),
    masteryTests: logged.flatMap((each, i) => masteryTestOf(each, proofs[i] ?? null) ?? []),
    demand: demandOf(questions),
    practised: null,
  }
  return cardKnowledge(schedule, evidence, studyDay, defaultWeights)
}

const showings = fc.array(
  fc.record({
    ...{ shown: fc.nat(20), days: fc.nat(3) },
    ...{ isPractice: fc.boolean(), isUndone: fc.boolean() },
  }),
  { maxLength: 40 },
)
const withOtherPrograms = fc
  .uniqueArray(fc.constantFrom<ItemKind>('output-typed', 'output-choice', 'output-order', 'how-long'), {
    minLength: 1,
  })
  .chain((kinds) =>
    fc
      .integer({ min: 1, max: 3 })
      .map((variants) => [
        ...kinds.map((kind) => question(kind)),
        ...Array.from({ length: variants }, (_, i) => question('output-typed', i + 1)),
      ]),
  )

test('who only repeats what was shown never knows a card with other programs, whatever is asked and when', () => {
  fc.assert(
    fc.property(withOtherPrograms, showings, (questions, shown) => {
      const state = stateAfter(questions, shown, ({ gives }, seen) => seen.has(gives))
      expect(['learning', 'not sure yet']).toContain(state)
    }),
    { numRuns: 500 },
  )
})

test('who understands a program knows the card as soon as another one was asked on a later day', () => {
  const questions = [question('output-choice'), question('output-typed'), question('output-typed', 1)]
  const ask = (shown: number, days: number) => ({ shown, days, isPractice: false, isUndone: false })
  expect(stateAfter(questions, [ask(0, 0), ask(1, 0), ask(1, 2)], () => true)).toBe('not sure yet')
  expect(stateAfter(questions, [ask(0, 0), ask(1, 0), ask(1, 2), ask(2, 5)], () => true)).toBe('known')
})

const passed = (count: number): RecallTest[] =>
  Array.from({ length: count }, (_, studyDay) => ({ studyDay, passed: true, basis: 'graded' }))
const mastery = (...results: boolean[]) => results.map((each, atMillis) => ({ atMillis, passed: each }))

test('one slip on a new question is forgiven, and two in a row are not', () => {
  const demand = demandOf([question('output-typed'), question('output-typed', 1)])
  expect(isDemandMet(demand, passed(3), mastery(true, false))).toBe(true)
  expect(isDemandMet(demand, passed(3), mastery(false, true))).toBe(true)
  expect(isDemandMet(demand, passed(3), mastery(true, false, false))).toBe(false)
})

test('a card without other programs demands an answer without options, such as its typed side', () => {
  expect(demandOf([question('self-graded'), question('term-choice'), question('term-typed')])).toEqual({
    ...{ mastery: true, passesInRow: 1 },
  })
})

test('a card with nothing but options demands three graded passes in a row, and a self-graded one none', () => {
  const options = demandOf([question('self-graded'), question('meaning-choice')])
  expect([1, 2, 3].map((count) => isDemandMet(options, passed(count), []))).toEqual([false, false, true])
  const judged = passed(3).map((each) => ({ ...each, basis: 'self-graded' as const }))
  expect(isDemandMet(options, judged, [])).toBe(false)
  expect(isDemandMet(demandOf([question('self-graded')]), judged, [])).toBe(true)
})
