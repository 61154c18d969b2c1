import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffContent } from '#domain/content/diff-content'
import type { ContentPlan, StoredContent } from '#domain/content/diff-content'
import type { LessonBuild } from '#domain/items/items'
import { sampleBuild, sampleCard } from '#tests/support/sample-build'
import type { CardOverrides } from '#tests/support/sample-build'
import { nothingStored, storedAfter } from '#tests/support/stored-after'

const plan = (stored: StoredContent, ...builds: LessonBuild[]) =>
  diffContent(stored, { builds, keptLessonIds: new Set() })
const stored = (...builds: LessonBuild[]) => storedAfter(nothingStored, plan(nothingStored, ...builds))
const lesson = (id: string, ...cards: CardOverrides[]) => sampleBuild(id, cards.map(sampleCard))
const changes = ({ lessons }: ContentPlan) =>
  lessons.flatMap(({ cards }) => cards.map(({ id, key, change }) => ({ id, key, change })))

const loop = {
  id: 'c/loop/meaning',
  answer: 'What runs the tasks of a program, one at a time, in one thread.',
}
const task = { id: 'c/task/meaning', answer: 'A coroutine that was handed over to be driven to its end.' }
const output = {
  id: 'c/hello',
  facet: 'behaviour',
  kind: 'output-typed',
  prompt: 'What does it print?',
  code: "print('hello')",
  answer: 'hello',
} as const

test('new cards are added under their keys', () => {
  expect(changes(plan(nothingStored, lesson('c/a', loop, task)))).toEqual([
    { id: loop.id, key: loop.id, change: 'added' },
    { id: task.id, key: task.id, change: 'added' },
  ])
})

test('another wording keeps what was learned', () => {
  const said = {
    ...loop,
    prompt: 'What does an event loop do?',
    answer: 'It runs the tasks of a program one at a time in a single thread.',
  }
  expect(changes(plan(stored(lesson('c/a', loop)), lesson('c/a', said)))).toEqual([
    { id: loop.id, key: loop.id, change: 'kept' },
  ])
})

test('another meaning, or another output, is learned anew', () => {
  const before = stored(lesson('c/a', loop, output))
  const after = lesson(
    'c/a',
    { ...loop, answer: 'A ring for luggage in an airport.' },
    { ...output, answer: 'Hello' },
  )
  expect(changes(plan(before, after)).map(({ change }) => change)).toEqual(['reset', 'reset'])
})

test('the same output asked in another way is no other answer', () => {
  const before = stored(lesson('c/a', { ...output, answer: 'one\ntwo\n' }))
  const after = lesson('c/a', { ...output, kind: 'output-order', answer: ['one', 'two'] })
  expect(changes(plan(before, after))).toMatchObject([{ change: 'kept' }])
})

test('a renamed card is found by its text, and by its new key ever after', () => {
  const before = stored(lesson('c/a', loop, task))
  const renamed = plan(
    before,
    lesson('c/a', { ...loop, id: 'c/event-loop/meaning', prompt: 'What is loop?' }, task),
  )
  expect(changes(renamed)[0]).toEqual({ id: loop.id, key: 'c/event-loop/meaning', change: 'kept' })
  expect(renamed.retiredCardIds).toEqual([])

  const rewritten = {
    id: 'c/event-loop/meaning',
    prompt: 'What is it?',
    answer: 'It takes turns with everything that is ready.',
  }
  const again = plan(storedAfter(before, renamed), lesson('c/a', rewritten, task))
  expect(changes(again)[0]).toMatchObject({ id: loop.id, key: 'c/event-loop/meaning' })
})

test('a card that was renamed and edited is found by its likeness', () => {
  const edited = {
    id: 'c/event-loop/meaning',
    prompt: 'What is event loop?',
    answer: 'What runs all tasks of a program, one at a time, in one thread.',
  }
  const result = plan(stored(lesson('c/a', loop, task)), lesson('c/a', task, edited))
  expect(changes(result)).toEqual([
    { id: task.id, key: task.id, change: 'kept' },
    { id: loop.id, key: 'c/event-loop/meaning', change: 'kept' },
  ])
})

test('a card with nothing in common takes nothing over', () => {
  const result = plan(stored(lesson('c/a', loop)), lesson('c/a', task))
  expect(changes(result)).toEqual([{ id: task.id, key: task.id, change: 'added' }])
  expect(result.retiredCardIds).toEqual([loop.id])
})

test('a new card under a key that an older card had gets an id of its own', () => {
  const before = stored(lesson('c/a', loop))
  const renamed = plan(
    before,
    lesson('c/a', { ...loop, id: 'c/event-loop/meaning', prompt: 'What is loop?' }),
  )
  const other = { ...loop, answer: 'A statement that repeats what stands in it.' }
  const both = plan(
    storedAfter(before, renamed),
    lesson('c/a', { ...loop, id: 'c/event-loop/meaning', prompt: 'What is loop?' }, other),
  )
  expect(changes(both)).toEqual([
    { id: loop.id, key: 'c/event-loop/meaning', change: 'kept' },
    { id: `${loop.id}~2`, key: loop.id, change: 'added' },
  ])
})

test('what was retired comes back', () => {
  const before = stored(lesson('c/a', loop, task))
  const without = storedAfter(before, plan(before, lesson('c/a', task)))
  expect(without.cards.find((card) => card.id === loop.id)?.isRetired).toBe(true)
  expect(changes(plan(without, lesson('c/a', loop, task)))[0]).toEqual({
    id: loop.id,
    key: loop.id,
    change: 'returned',
  })
})

test('a lesson whose file is gone is retired with all it had; a kept one is not touched', () => {
  const before = stored(lesson('c/a', loop), lesson('c/b', task))
  const result = diffContent(before, { builds: [], keptLessonIds: new Set(['c/b']) })
  expect(result).toEqual({
    lessons: [],
    retiredLessonIds: ['c/a'],
    retiredConceptIds: ['c/loop'],
    retiredCardIds: [loop.id],
    retiredQuestionIds: [`${loop.id}/question`],
  })
})

test('a renamed lesson is found by its former id, or by its cards', () => {
  const before = stored(lesson('c/a', loop, task))
  const named = plan(
    before,
    sampleBuild('c/z', [sampleCard({ id: 'c/new/meaning' })], { formerIds: ['c/a'] }),
  )
  expect(named.lessons[0]?.formerId).toBe('c/a')
  const alike = plan(before, lesson('c/z', loop, task))
  expect(alike.lessons[0]?.formerId).toBe('c/a')
  expect(alike.retiredLessonIds).toEqual([])
  expect(plan(before, lesson('c/z', { id: 'c/new/meaning' })).lessons[0]?.formerId).toBeNull()
})

test('a course that was renamed keeps its lessons and cards', () => {
  const inCourse = (course: string) =>
    lesson(
      `${course}/a`,
      { ...loop, id: `${course}/loop/meaning` },
      { ...task, id: `${course}/task/meaning` },
    )
  const result = plan(stored(inCourse('old')), inCourse('new'))
  expect(result.lessons[0]?.formerId).toBe('old/a')
  expect(changes(result)).toEqual([
    { id: 'old/loop/meaning', key: 'new/loop/meaning', change: 'kept' },
    { id: 'old/task/meaning', key: 'new/task/meaning', change: 'kept' },
  ])
})

test('of two lessons with the same item the one that has it keeps it, and the author of the other is told', () => {
  const before = stored(lesson('c/b', loop))
  const result = diffContent(before, { builds: [lesson('c/a', loop, task)], keptLessonIds: new Set(['c/b']) })
  expect(changes(result)).toEqual([{ id: task.id, key: task.id, change: 'added' }])
  expect(result.lessons[0]?.rejected.map(({ rule, item }) => [rule, item])).toEqual([
    ['E04', 'c/loop'],
    ['E04', loop.id],
    ['E04', `${loop.id}/question`],
  ])
  const both = plan(nothingStored, lesson('c/a', loop), lesson('c/b', loop))
  expect(both.lessons.map(({ cards }) => cards.length)).toEqual([1, 0])
})

test('inserting, deleting, reordering, renaming and moving cards move nobody’s state', () => {
  // Each card has a word of its own in its answer, by which the test knows it whatever becomes of it.
  const words =
    'apple birch cedar daisy elder ferns ginger hazel iris jasmine kale lemon maple nettle olive'.split(' ')
  const card = (word: string, name: string) =>
    sampleCard({
      id: `c/${name}/meaning`,
      prompt: `What is ${name}?`,
      answer: `${word} ${word}ish ${word}like ${word}y`,
    })
  interface Placed {
    word: string
    lesson: 'a' | 'b'
    name: string
    at: number
  }
  const anyPlacing = fc.uniqueArray(
    fc.record<Placed>({
      word: fc.constantFrom(...words),
      lesson: fc.constantFrom('a', 'b'),
      name: fc.constantFrom('plain', 'renamed'),
      at: fc.nat(),
    }),
    { selector: (placed) => placed.word, minLength: 1 },
  )
  const builds = (placing: Placed[]) =>
    (['a', 'b'] as const).map((slug) =>
      sampleBuild(
        `c/${slug}`,
        placing
          .filter((placed) => placed.lesson === slug)
          .sort((x, y) => x.at - y.at)
          .map(({ word, name }) => card(word, name === 'plain' ? word : `new ${word}`)),
      ),
    )
  fc.assert(
    fc.property(fc.array(anyPlacing, { minLength: 2, maxLength: 6 }), (placings) => {
      const ids = new Map<string, string>()
      const names = new Map<string, Placed['name']>()
      let state = nothingStored
      let present = new Set<string>()
      for (const given of placings) {
        // What was taken out comes back under the name it had.
        const placing = given.map((placed) => {
          const lastName = present.has(placed.word) ? undefined : names.get(placed.word)
          return { ...placed, name: lastName ?? placed.name }
        })
        for (const { word, name } of placing) names.set(word, name)
        present = new Set(placing.map(({ word }) => word))
        const result = plan(state, ...builds(placing))
        for (const {
          id,
          card: { answer },
        } of result.lessons.flatMap(({ cards }) => cards)) {
          const word = String(answer).split(' ')[0] ?? ''
          expect(ids.get(word) ?? id).toBe(id)
          ids.set(word, id)
        }
        expect(result.lessons.flatMap(({ cards }) => cards).every(({ change }) => change !== 'reset')).toBe(
          true,
        )
        state = storedAfter(state, result)
        const current = state.cards.filter((row) => !row.isRetired)
        expect(current).toHaveLength(placing.length)
        expect(new Set(state.cards.map((row) => row.key)).size).toBe(state.cards.length)
      }
      expect(new Set(ids.values()).size).toBe(ids.size)
    }),
    { numRuns: 200 },
  )
})

test('doing the same again changes nothing', () => {
  const builds = [lesson('c/a', loop, output), lesson('c/b', task)]
  const before = stored(...builds)
  const again = plan(before, ...builds)
  expect(changes(again).map(({ change }) => change)).toEqual(['kept', 'kept', 'kept'])
  expect(storedAfter(before, again)).toEqual(before)
})
