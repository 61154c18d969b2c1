import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  diffContent,
  type ContentPlan,
  type PlannedLesson,
  type StoredContent,
} from '#domain/content/diff-content'
import { splitPlan } from '#domain/content/split-plan'
import type { LessonBuild } from '#domain/items/items'
import { sampleBuild, sampleCard, sampleQuestion } from '#tests/support/sample-build'
import { nothingStored, storedAfter } from '#tests/support/stored-after'

const lessonsOf = (parts: ContentPlan[]) => parts.map(({ lessons }) => lessons.map(({ build }) => build.id))
const stored = (...builds: LessonBuild[]) => storedAfter(nothingStored, plan(nothingStored, ...builds))
const plan = (before: StoredContent, ...builds: LessonBuild[]) =>
  diffContent(before, { builds, keptLessonIds: new Set() })
const split = (before: StoredContent, ...builds: LessonBuild[]) =>
  lessonsOf(splitPlan(before, plan(before, ...builds)))

const card = (name: string) =>
  sampleCard({ id: `c/${name}/meaning`, answer: `${name} ${name}ish ${name}like ${name}y` })
const lesson = (slug: string, ...names: string[]) => sampleBuild(`c/${slug}`, names.map(card))

test('lessons that have nothing to do with each other are parts of their own', () => {
  const before = stored(lesson('a', 'apple'), lesson('b', 'birch'))
  expect(split(before, lesson('a', 'apple', 'cedar'), lesson('b', 'birch'))).toEqual([['c/a'], ['c/b']])
})

test('a lesson that a card moves to and the one that it leaves are one part', () => {
  const before = stored(lesson('a', 'apple', 'cedar'), lesson('b', 'birch'), lesson('d', 'daisy'))
  const moved = [lesson('a', 'apple'), lesson('b', 'birch', 'cedar'), lesson('d', 'daisy')]
  expect(split(before, ...moved)).toEqual([['c/a', 'c/b'], ['c/d']])
})

test('a lesson that goes is retired with the one that a card of it moves to', () => {
  const before = stored(lesson('a', 'apple', 'cedar', 'elder'), lesson('b', 'birch'))
  const parts = splitPlan(before, plan(before, lesson('b', 'birch', 'cedar')))
  expect(parts).toMatchObject([{ lessons: [{ build: { id: 'c/b' } }], retiredLessonIds: ['c/a'] }])
  expect(parts[0]?.retiredCardIds.toSorted()).toEqual(['c/apple/meaning', 'c/elder/meaning'])
})

test('a lesson that takes the file of another one is one part with it', () => {
  const before = stored(
    sampleBuild('c/a', [card('apple')], { file: 'one.md' }),
    sampleBuild('c/b', [card('birch')], { file: 'two.md' }),
  )
  const swapped = [
    sampleBuild('c/a', [card('apple')], { file: 'two.md' }),
    sampleBuild('c/b', [card('birch')], { file: 'one.md' }),
  ]
  expect(split(before, ...swapped)).toEqual([['c/a', 'c/b']])
})

test('what a lesson refers to comes before it', () => {
  const needsBirch = { ...lesson('a', 'apple'), edges: [{ from: 'c/birch', to: 'c/apple' }] }
  expect(split(nothingStored, needsBirch, lesson('b', 'birch'))).toEqual([['c/b'], ['c/a']])
})

test('lessons that refer to each other are one part', () => {
  const needsBirch = { ...lesson('a', 'apple'), edges: [{ from: 'c/birch', to: 'c/apple' }] }
  const needsApple = { ...lesson('b', 'birch'), edges: [{ from: 'c/apple', to: 'c/birch' }] }
  expect(split(nothingStored, lesson('d', 'daisy'), needsBirch, needsApple)).toEqual([
    ['c/d'],
    ['c/a', 'c/b'],
  ])
})

test('a thousand lessons that build on each other are a thousand parts', () => {
  const builds = Array.from({ length: 1_000 }, (_, n) => ({
    ...lesson(`l${n}`, `w${n}`),
    edges: [{ from: `c/w${n + 1}`, to: `c/w${n}` }],
  }))
  const parts = split(nothingStored, ...builds)
  expect(parts).toHaveLength(1_000)
  expect(parts[0]).toEqual(['c/l999'])
})

interface Sketch {
  lesson: string
  /** Words by which cards are known, whatever they are called. */
  cards: { word: string; name: 'plain' | 'renamed'; answer: 'first' | 'edited' | 'other' }[]
  /** Terms that have no card. */
  terms: string[]
  /** Questions whose cards may be in another lesson. */
  questions: string[]
  file: string
  formerIds: string[]
  requires: string[]
  state: 'changed' | 'unchanged'
}

const words = 'apple birch cedar daisy elder'.split(' ')
const lessons = ['c/a', 'c/b', 'c/e', 'c/f', 'd/a', 'd/g']
const anyContent = fc.uniqueArray(
  fc.record<Sketch>({
    lesson: fc.constantFrom(...lessons),
    cards: fc.uniqueArray(
      fc.record({
        word: fc.constantFrom(...words),
        name: fc.constantFrom('plain', 'renamed'),
        answer: fc.constantFrom('first', 'first', 'edited', 'other'),
      }),
      { selector: ({ word, name }) => `${word} ${name}`, maxLength: 5 },
    ),
    terms: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }),
    questions: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }),
    file: fc.constantFrom('1.md', '2.md', '3.md', '4.md', '5.md', '6.md'),
    formerIds: fc.uniqueArray(fc.constantFrom(...lessons), { maxLength: 1 }),
    requires: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }),
    state: fc.constantFrom('changed', 'changed', 'changed', 'unchanged'),
  }),
  { selector: ({ lesson: id }) => id, maxLength: 6 },
)

const answers = {
  first: (word: string) => `${word} ${word}ish ${word}like ${word}y`,
  edited: (word: string) => `${word} ${word}ish ${word}like and more of it`,
  other: (word: string) => `Nothing like that at all, but ${[...word].join(' ')}.`,
}

function buildOf({ lesson: id, cards, terms, questions, file, formerIds, requires }: Sketch): LessonBuild {
  const course = id.split('/')[0] ?? ''
  const made = cards.map(({ word, name, answer }) =>
    sampleCard({
      id: `${course}/${name === 'plain' ? word : `new-${word}`}/meaning`,
      prompt: `What is ${word}?`,
      answer: answers[answer](word),
    }),
  )
  const cardless = terms.map((word) => sampleCard({ id: `${course}/${word}/meaning` }))
  const [first] = made.flatMap((each) => each.concepts)
  const asked = questions.map((word) =>
    sampleQuestion(sampleCard({ id: `${course}/${word}/meaning` }), { id: `${course}/${word}/asked` }),
  )
  return {
    ...sampleBuild(id, [...made, ...cardless]),
    cards: made,
    file,
    formerIds,
    questions: [...made.map((each) => sampleQuestion(each)), ...asked],
    edges: first === undefined ? [] : requires.map((word) => ({ from: `${course}/${word}`, to: first })),
  }
}

/** Rows in an order that does not depend on when they were written. */
const inOrder = (content: StoredContent) =>
  Object.fromEntries(
    Object.entries(content).map(([table, rows]) => [
      table,
      (rows as { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  )

test('a sync that ends after any part is finished by the next one as if it had never ended', () => {
  fc.assert(
    fc.property(anyContent, anyContent, anyContent, (older, old, current) => {
      const before = [older, old].reduce(
        (state, sketches) => storedAfter(state, plan(state, ...sketches.map(buildOf))),
        nothingStored,
      )
      const known = new Set(before.lessons.filter(({ isRetired }) => !isRetired).map(({ id }) => id))
      const isKept = ({ lesson: id, state }: Sketch) => state === 'unchanged' && known.has(id)
      const kept = new Set(current.filter(isKept).map(({ lesson: id }) => id))
      const builds = current.filter((sketch) => !isKept(sketch)).map(buildOf)
      const whole = diffContent(before, { builds, keptLessonIds: kept })
      const after = inOrder(storedAfter(before, whole))

      const applied = new Set<string>()
      let state = before
      for (const part of splitPlan(before, whole)) {
        const rest = diffContent(state, {
          builds: builds.filter(({ id }) => !applied.has(id)),
          keptLessonIds: new Set([...kept, ...applied]),
        })
        expect(inOrder(storedAfter(state, rest))).toEqual(after)
        const planned = new Map(whole.lessons.map((each) => [each.build.id, each]))
        for (const each of rest.lessons) {
          expect(each.cards).toEqual(planned.get(each.build.id)?.cards)
          expect(each.formerId).toEqual(planned.get(each.build.id)?.formerId)
        }
        state = storedAfter(state, part)
        for (const { build } of part.lessons) applied.add(build.id)
      }
      expect(inOrder(state)).toEqual(after)
    }),
    { numRuns: 1_000 },
  )
})

test('whatever a part refers to is there by then', () => {
  fc.assert(
    fc.property(anyContent, anyContent, (old, current) => {
      const before = stored(...old.map(buildOf))
      const whole = plan(before, ...current.map(buildOf))
      const defined = ({ concepts, cards }: PlannedLesson) => [...concepts, ...cards].map(({ id }) => id)
      const missing = new Set(whole.lessons.flatMap(defined))
      for (const { lessons: planned } of splitPlan(before, whole)) {
        for (const id of planned.flatMap(defined)) missing.delete(id)
        const used = planned.flatMap(({ build, cards, questions }) => [
          ...cards.flatMap(({ card: { concepts } }) => concepts),
          ...build.edges.map(({ from }) => from),
          ...questions.map(({ cardId }) => cardId),
        ])
        expect(used.filter((id) => missing.has(id))).toEqual([])
      }
    }),
    { numRuns: 1_000 },
  )
})
