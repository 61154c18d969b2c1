import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { selfGradedLeft, spreadSelfGraded, type DayOfAnswers } from '#domain/schedule/self-graded-share'

type Card = Parameters<typeof spreadSelfGraded>[0][number] & { name: string }
const card = (name: string, isGradable: boolean, state: Card['schedule']['state'] = 'Review'): Card => ({
  ...{ name, isGradable, schedule: { state } },
})
const day = (part: Partial<DayOfAnswers> = {}): DayOfAnswers => ({
  done: { graded: 0, selfGraded: 0 },
  learning: 0,
  answersPerNewCard: 2,
  ...part,
})
const cards = (review: number, fresh = 0, learning = 0) => ({ review, new: fresh, learning })

describe('how many self-graded cards a day has', () => {
  test('one for each three that are graded, and half as many new ones, which are answered twice', () => {
    expect(selfGradedLeft(day(), cards(12), cards(9, 9))).toEqual(cards(4))
    expect(selfGradedLeft(day(), cards(8, 4), cards(0, 9))).toEqual(cards(0, 2))
  })

  test('what was answered counts, and what is being learned comes first', () => {
    const answered = day({ done: { graded: 6, selfGraded: 1 }, learning: 2 })
    expect(selfGradedLeft(answered, cards(6, 0, 3), cards(9, 0, 1))).toEqual(cards(2, 0, 1))
    expect(selfGradedLeft(answered, cards(0), cards(9, 0, 2))).toEqual(cards(0, 0, 1))
  })

  test('all of them, if there is nothing else', () => {
    expect(selfGradedLeft(day(), cards(0), cards(5, 3))).toEqual(cards(5, 3))
    const all = [card('a', false), card('b', false, 'New')]
    expect(spreadSelfGraded(all, day())).toEqual(all)
  })
})

describe('the order of a day', () => {
  const names = (cards: Card[], part: Partial<DayOfAnswers> = {}) =>
    spreadSelfGraded(cards, day(part)).map(({ name }) => name)

  test('a self-graded card waits until three have been graded, and is left out if there are not so many', () => {
    const graded = ['1', '2', '3', '4'].map((name) => card(name, true))
    expect(names([card('self', false), ...graded])).toEqual(['1', '2', '3', 'self', '4'])
    expect(names([card('self', false), ...graded.slice(0, 2)])).toEqual(['1', '2'])
  })

  test('one that is being learned comes before others, for which there is less room then', () => {
    const self = [card('review', false), card('learning', false, 'Learning')]
    const graded = ['1', '2', '3', '4', '5', '6'].map((name) => card(name, true))
    const order = ['1', '2', '3', 'learning', '4', '5', '6', 'review']
    expect(names([...self, ...graded], { learning: 1 })).toEqual(order)
    expect(names([...self, ...graded.slice(0, 5)], { learning: 1 })).toEqual(order.slice(0, 6))
  })

  test('never more than a quarter of the answers is self-graded, whatever waits and however often it is forgotten', () => {
    const made = fc.array(fc.record({ isGradable: fc.boolean(), state: fc.constantFrom('New', 'Review') }), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(
        made,
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.boolean()),
        (start, steps, passes) => {
          fc.pre(start.some(({ isGradable }) => isGradable))
          /** The cards that are left, each with the answers that it still takes. */
          let left = start.map(({ isGradable, state }, i) => ({
            ...card(String(i), isGradable, state as 'New'),
            steps,
          }))
          const done = { graded: 0, selfGraded: 0 }
          const isLearning = ({ schedule: { state } }: Card) => state === 'Learning'
          for (let answers = 0; answers < 500; answers++) {
            const learning = left.filter((each) => isLearning(each) && !each.isGradable).length
            const asked = day({ done, learning, answersPerNewCard: steps })
            const waiting = (isGradable: boolean) => {
              const count = (state: string) =>
                left.filter((each) => each.isGradable === isGradable && each.schedule.state === state)
              return { review: count('Review'), new: count('New'), learning: count('Learning') }
            }
            const size = ({ review, new: fresh, learning }: ReturnType<typeof waiting>) =>
              cards(review.length, fresh.length, learning.length)
            const [graded, self] = [waiting(true), waiting(false)]
            const admitted = selfGradedLeft(asked, size(graded), size(self))
            const mayCome = new Set([
              ...self.learning.slice(0, admitted.learning),
              ...self.review.slice(0, admitted.review),
              ...self.new.slice(0, admitted.new),
            ])
            const shown = spreadSelfGraded(
              left
                .filter((each) => each.isGradable || mayCome.has(each))
                .toSorted((a, b) => Number(isLearning(b)) - Number(isLearning(a))),
              asked,
            )
            // What is announced is shown, sooner or later.
            if (left.every(({ isGradable }) => !isGradable)) expect(shown).toHaveLength(mayCome.size)
            const [next] = shown
            if (next === undefined) break
            done[next.isGradable ? 'graded' : 'selfGraded'] += 1
            expect(done.selfGraded * 3).toBeLessThanOrEqual(done.graded)
            const isPassed = passes.next().value === true
            const isOver = isPassed && (next.schedule.state === 'Review' || next.steps === 1)
            left = left.filter((each) => each !== next)
            const stepsLeft = isPassed ? next.steps - 1 : steps
            if (!isOver) left.push({ ...next, schedule: { state: 'Learning' }, steps: stepsLeft })
          }
        },
      ),
    )
  })
})
