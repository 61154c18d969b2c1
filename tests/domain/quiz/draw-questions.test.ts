import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ItemKind } from '#domain/items/items'
import { drawQuestions } from '#domain/quiz/draw-questions'
import type { DrawableQuestion } from '#domain/quiz/draw-questions'

const question = (
  id: string,
  part: Partial<DrawableQuestion['face']> & { conceptId?: string; cardId?: string } = {},
): DrawableQuestion => {
  const { conceptId = id, cardId = id, ...face } = part
  const answer = face.answer ?? `Answer of ${id}`
  return {
    id,
    cardId,
    conceptId,
    face: {
      kind: 'output-typed',
      prompt: `Prompt of ${id}`,
      code: null,
      answer,
      accepted: [],
      explanation: '',
      ...face,
    },
  }
}
const ids = (questions: DrawableQuestion[]) => questions.map(({ id }) => id)

test('every concept is asked once before any is asked twice', () => {
  const questions = ['a', 'b', 'c', 'd'].flatMap((conceptId) =>
    [1, 2, 3].map((number) => question(`${conceptId}${number}`, { conceptId })),
  )
  for (const seed of ['x', 'y', 'z']) {
    const drawn = drawQuestions(questions, 8, seed)
    expect(new Set(drawn.slice(0, 4).map(({ conceptId }) => conceptId)).size).toBe(4)
    expect(new Set(drawn.slice(4).map(({ conceptId }) => conceptId)).size).toBe(4)
  }
})

test('kinds are mixed', () => {
  const kinds: ItemKind[] = ['term-typed', 'output-typed', 'how-long']
  const questions = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((conceptId) =>
    kinds.map((kind) => question(`${conceptId} ${kind}`, { conceptId, kind })),
  )
  const drawn = drawQuestions(questions, 6, 'seed')
  for (const kind of kinds) expect(drawn.filter(({ face }) => face.kind === kind)).toHaveLength(2)
})

test('no card and no program is asked twice', () => {
  const questions = [
    question('1', { cardId: 'card' }),
    question('2', { cardId: 'card' }),
    question('3', { code: 'print(1)' }),
    question('4', { code: 'print(1)', kind: 'how-long' }),
  ]
  expect(drawQuestions(questions, 8, 'seed')).toHaveLength(2)
})

test('terms that a question shows beside their meanings are not asked for in the same quiz', () => {
  const match = question('match', {
    kind: 'match',
    prompt: 'Which meaning belongs to which of these terms: “Task” or “Future”?',
    answer: ['Task', 'Future'],
    parts: ['Runs a coroutine', 'Stands for a result'],
  })
  const typed = question('typed', { kind: 'term-typed', prompt: 'Which term fits?', answer: 'Future' })
  expect(drawQuestions([match, typed], 8, 'seed')).toHaveLength(1)
})

test('no question gives away the answer to another', () => {
  const term = question('term', {
    conceptId: 'loop',
    prompt: 'Which term is it: “It runs `tasks` in turn”?',
    answer: 'Event loop',
  })
  const meaning = question('meaning', {
    conceptId: 'loop',
    prompt: 'What does “Event loop” mean?',
    answer: 'It runs tasks in turn.',
  })
  const elsewhere = question('elsewhere', {
    prompt: 'True or not: it runs every ready task in strict turn',
    answer: 'true',
  })
  const sentence = question('sentence', { answer: 'It runs every ready task in strict turn' })
  const mention = question('mention', { prompt: 'What may an event loop not do?', answer: 'block' })
  for (const seed of ['x', 'y', 'z']) {
    expect(drawQuestions([term, meaning], 8, seed)).toHaveLength(1)
    expect(drawQuestions([elsewhere, sentence], 8, seed)).toHaveLength(1)
    // A word of another concept is no give-away: lessons are full of them.
    expect(drawQuestions([term, mention], 8, seed)).toHaveLength(2)
  }
})

test('the same seed draws the same questions, whatever their order', () => {
  const questions = Array.from({ length: 30 }, (_, index) => question(`q${index}`))
  const drawn = drawQuestions(questions, 8, 'one')
  expect(drawn).toHaveLength(8)
  expect(ids(drawQuestions(questions.toReversed(), 8, 'one'))).toEqual(ids(drawn))
  expect(ids(drawQuestions(questions, 8, 'two'))).not.toEqual(ids(drawn))
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 40 }), (seed, length) => {
      const some = ids(drawQuestions(questions, length, seed))
      expect(some).toHaveLength(Math.min(length, 30))
      expect(new Set(some).size).toBe(some.length)
    }),
    { numRuns: 30 },
  )
})

test('a sentence of a lesson answers at most two questions', () => {
  const explanation = 'Event loop: It runs tasks in turn.'
  const onSentence = ['a', 'b', 'c', 'd'].map((id) => question(id, { explanation }))
  expect(drawQuestions(onSentence, 8, 'seed')).toHaveLength(2)
  // The explanation of a program tells about its run, not about a sentence.
  const onPrograms = ['a', 'b', 'c'].map((id) => question(id, { explanation, code: `print('${id}')` }))
  expect(drawQuestions(onPrograms, 8, 'seed')).toHaveLength(3)
})

test('half of a quiz at most asks for definitions where there are programs', () => {
  const onDefinitions = Array.from({ length: 20 }, (_, index) =>
    question(`term ${index}`, { kind: index % 2 === 0 ? 'term-choice' : 'term-typed' }),
  )
  const onPrograms = Array.from({ length: 6 }, (_, index) =>
    question(`program ${index}`, { code: `print(${index})`, conceptId: 'loop' }),
  )
  const definitionsIn = (drawn: DrawableQuestion[]): number =>
    drawn.filter(({ face }) => face.code === null).length
  for (const seed of ['x', 'y', 'z']) {
    expect(definitionsIn(drawQuestions([...onDefinitions, ...onPrograms], 10, seed))).toBe(5)
    expect(definitionsIn(drawQuestions(onDefinitions, 10, seed))).toBe(10)
  }
  // Rather more definitions than a shorter quiz.
  const few = drawQuestions([...onDefinitions, ...onPrograms.slice(0, 2)], 10, 'seed')
  expect(few).toHaveLength(10)
  expect(definitionsIn(few)).toBe(8)
})
