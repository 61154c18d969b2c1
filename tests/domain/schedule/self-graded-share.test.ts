import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { selfGradedLeft, spreadSelfGraded, type DayOfAnswers } from '#domain/schedule/self-graded-share'

type Card = Parameters<typeof spreadSelfGraded>[0][number] & { name: string }
const card = (name: string, isGradable: boolean, state: Card['schedule']['state'] = 'Review'): Card => ({
  ...{ name, isGradable, schedule: { state } },
})
const day = (part: Partial<DayOfAnswers> = {}): DayOfAnswers => ({
  done: { graded: 0, selfGraded: 0 },
  learning: { graded: 0, selfGraded: 0 },
  answersPerNewCard: 2,
  ...part,
})
const none = { review: 0, new: 0 }

describe('how many self-graded cards a day has', () => {
  test('one for each three that are graded, and half as many new ones, which are answered twice', () => {
    const waiting = { review: 9, new: 9 }
    expect(selfGradedLeft(day(), { review: 12, new: 0 }, waiting)).toEqual({ review: 4, new: 0 })
    expect(selfGradedLeft(day(), { review: 8, new: 4 }, { review: 0, new: 9 })).toEqual({ review: 0, new: 2 })
  })

  test('what was answered counts, and what has to be finished', () => {
    const answered = day({
      ...{ done: { graded: 6, selfGraded: 1 }, learning: { graded: 3, selfGraded: 1 } },
    })
    expect(selfGradedLeft(answered, { review: 3, new: 0 }, { review: 9, new: 0 })).toEqual({
      review: 2,
      new: 0,
    })
  })

  test('all of them, if there is nothing else', () => {
    expect(selfGradedLeft(day(), none, { review: 5, new: 3 })).toEqual({ review: 5, new: 3 })
    const cards = [card('a', false), card('b', false, 'New')]
    expect(spreadSelfGraded(cards, day())).toEqual(cards)
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

  test('one that is being learned does not wait, but others wait the longer', () => {
    const learning = card('learning', false, 'Learning')
    const graded = ['1', '2', '3'].map((name) => card(name, true))
    const part = { learning: { graded: 0, selfGraded: 1 } }
    expect(names([learning, card('self', false), ...graded], part)).toEqual(['learning', '1', '2', '3'])
  })

  test('never more than a quarter of the answers is self-graded, whatever waits and however often it is asked', () => {
    const cards = fc.array(fc.record({ isGradable: fc.boolean(), state: fc.constantFrom('New', 'Review') }), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(cards, fc.integer({ min: 1, max: 3 }), (made, answersPerNewCard) => {
        fc.pre(made.some(({ isGradable }) => isGradable))
        const left = made.map(({ isGradable, state }, i) => card(String(i), isGradable, state as 'New'))
        const done = { graded: 0, selfGraded: 0 }
        for (;;) {
          const asked = day({ done, answersPerNewCard })
          const waiting = (isGradable: boolean) => ({
            review: left.filter((each) => each.isGradable === isGradable && each.schedule.state === 'Review')
              .length,
            new: left.filter((each) => each.isGradable === isGradable && each.schedule.state === 'New')
              .length,
          })
          const admitted = selfGradedLeft(asked, waiting(true), waiting(false))
          const selfGraded = (state: string, max: number) =>
            left.filter((each) => !each.isGradable && each.schedule.state === state).slice(0, max)
          const mayCome = new Set([
            ...selfGraded('Review', admitted.review),
            ...selfGraded('New', admitted.new),
          ])
          const shown = spreadSelfGraded(
            left.filter((each) => each.isGradable || mayCome.has(each)),
            asked,
          )
          // What is announced is shown, sooner or later.
          if (left.every(({ isGradable }) => !isGradable)) expect(shown).toHaveLength(mayCome.size)
          const [next] = shown
          if (next === undefined) break
          left.splice(left.indexOf(next), 1)
          const answers = next.schedule.state === 'New' ? answersPerNewCard : 1
          done[next.isGradable ? 'graded' : 'selfGraded'] += next.isGradable ? 1 : answers
          expect(done.selfGraded * 3).toBeLessThanOrEqual(done.graded)
        }
      }),
    )
  })
})
