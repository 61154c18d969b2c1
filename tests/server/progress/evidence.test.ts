import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { defaultWeights, recallProbability } from '#domain/schedule/fsrs'
import type { Rating } from '#domain/schedule/rating'
import { changeCards } from '#server/cards/change-cards'
import { database } from '#server/database/database'
import { conceptEvidence } from '#server/progress/concept-evidence'
import { conceptMaps } from '#server/progress/concept-map'
import { memoryReport } from '#server/progress/memory-report'
import { readBeliefs } from '#server/progress/read-beliefs'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner, makeQuestion, sampleFace } from '#tests/support/sample-course'

const start = new Date('2026-09-01T08:00:00Z')
const day = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000)

const option = (text: string, misconception: string | null) => ({
  ...{ text, correct: text === 'two', misconception, feedback: '' },
  ...{ runHash: null, partsAt: null },
})
const choice = sampleFace({
  kind: 'output-choice',
  prompt: 'What does it print?',
  code: 'print("two")',
  codeHtml: 'print("two")',
  answer: 'two',
  accepted: ['two'],
  options: [option('two', null), option('one', 'eager'), option('three', null)],
})
const typed = { ...choice, kind: 'output-typed' as const, options: [] }

beforeAll(async () => {
  await makeCourse(
    'e',
    { first: ['coroutine/meaning', 'task/behaviour', 'loop/meaning'] },
    { 'task/behaviour': choice },
  )
  await makeQuestion('e/task/behaviour', 'e typed', typed)
  await makeQuestion('e/task/behaviour', 'e other program', { ...choice, code: 'print("t" + "wo")' })
  await database.write(async (db) => {
    await db
      .insertInto('Misconception')
      .values({ courseId: 'e', id: 'eager', belief: 'Tasks start at once.', truth: 'They wait.' })
      .execute()
    await db.insertInto('ConceptEdge').values({ fromId: 'e/coroutine', toId: 'e/task' }).execute()
  })
})

let keys = 0
const follows = new Map<string, string>()
async function answer(
  userId: string,
  card: string,
  now: Date,
  given: { rating?: Rating; answer?: Answer | null; itemId?: string; confidence?: Confidence },
) {
  const key = `evidence-${++keys}`
  const cardId = `e/${card}`
  const showing = `${userId} ${cardId}`
  await recordReview(
    userId,
    {
      ...{ key, cardId, itemId: given.itemId ?? `item of ${cardId}`, follows: follows.get(showing) ?? null },
      ...{ rating: given.rating ?? 3, answer: given.answer ?? null, confidence: given.confidence ?? 'think' },
      ...{ durationMillis: 30_000, atMillis: now.getTime() },
    },
    now,
  )
  follows.set(showing, key)
}
const chosen = (text: string): Answer => ({ kind: 'choice', text })
const asTyped = (text: string) => ({ answer: { kind: 'text', text } as const, itemId: 'e typed' })
const program = 'task/behaviour'

test('a concept shows its cards, what it builds on, and each answer with what it proves', async () => {
  const userId = await makeLearner('evident')
  await beginLesson(userId, 'e/first', start)
  await answer(userId, program, day(0), { answer: chosen('one'), confidence: 'sure' })
  await answer(userId, program, day(0, 30), { answer: chosen('two') })
  await answer(userId, program, day(3), asTyped('two'))
  await answer(userId, program, day(30), { answer: chosen('two') })
  const evidence = await conceptEvidence(userId, 'e/task', day(30, 5))
  expect(evidence).toMatchObject({
    definition: 'What task is.',
    requires: [{ term: 'coroutine' }],
    requiredBy: [],
    cards: [
      {
        cardId: 'e/task/behaviour',
        look: { kind: 'output-choice' },
        tests: { graded: { passed: 2, of: 2 } },
      },
    ],
    allTries: 4,
  })
  expect(evidence?.tries.map(({ kind, isRight, proof, belief }) => [kind, isRight, proof, belief?.text ?? null])).toEqual([
    ['output-choice', true, 'known question', null],
    ['output-typed', true, 'new question', null],
    ['output-choice', true, 'same day', null],
    ['output-choice', false, 'first meeting', 'Tasks start at once.'],
  ])
  expect(evidence?.concept.mastery).toEqual({ passed: 1, of: 1, estimate: null, atLeast: null })
  expect(await conceptEvidence(userId, 'e/nothing', day(30))).toBeNull()
})

test('a belief is held until right answers refute it, on two days and about two programs; what was undone says nothing', async () => {
  const userId = await makeLearner('believer')
  await beginLesson(userId, 'e/first', start)
  const standing = async () => (await readBeliefs(userId)).beliefs.map(({ state, times }) => [state, times])
  expect(await standing()).toEqual([])
  await answer(userId, program, day(0), { answer: chosen('one'), confidence: 'sure' })
  expect(await standing()).toEqual([['held', 1]])
  const report = await readBeliefs(userId)
  expect(report).toMatchObject({
    beliefs: [
      {
        ...{ belief: 'Tasks start at once.', truth: 'They wait.' },
        lastShown: { answer: 'one', codeHtml: 'print("two")', atMillis: day(0).getTime() },
        refutedBy: [],
      },
    ],
    confidence: { right: { sure: { passed: 0, of: 1 } }, brier: null },
    sureMistakes: [{ cardId: 'e/task/behaviour', term: 'task' }],
  })
  // Without a belief behind it.
  await answer(userId, program, day(1), { answer: chosen('three') })
  expect(await standing()).toEqual([['held', 1]])
  await answer(userId, program, day(2), { answer: chosen('two') })
  expect(await standing()).toEqual([['in doubt', 1]])
  await answer(userId, program, day(9), { answer: chosen('two'), itemId: 'e other program' })
  expect(await standing()).toEqual([['left behind', 1]])
  await undoReview(userId, 'last', day(9, 1))
  expect(await standing()).toEqual([['in doubt', 1]])
})

test('a guess neither shows a belief nor refutes one', async () => {
  const userId = await makeLearner('guesser')
  await beginLesson(userId, 'e/first', start)
  await answer(userId, program, day(0), { answer: chosen('one'), confidence: 'guess' })
  expect((await readBeliefs(userId)).beliefs).toEqual([])
})

test('the map draws what is linked from left to right, and lists the rest', async () => {
  const userId = await makeLearner('mapmaker')
  const map = (await conceptMaps(userId, start)).find(({ courseId }) => courseId === 'e')
  const nodes = new Map(map?.layout?.nodes.map((node) => [node.id, node]))
  expect([...nodes.keys()].sort()).toEqual(['e/coroutine', 'e/task'])
  expect(nodes.get('e/coroutine')?.x).toBeLessThan(nodes.get('e/task')?.x ?? 0)
  expect(map?.layout?.edges).toMatchObject([{ from: 'e/coroutine', to: 'e/task' }])
  expect(map?.alone.map(({ term }) => term)).toEqual(['loop'])
})

test('what was predicted is what the schedule said when the card was answered', async () => {
  const userId = await makeLearner('predicted')
  await beginLesson(userId, 'e/first', start)
  await answer(userId, program, day(0), { ...asTyped('two') })
  const before = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .where('userId', '=', userId)
      .where('cardId', '=', 'e/task/behaviour')
      .select(['stability', 'lastStudyDay'])
      .executeTakeFirstOrThrow(),
  )
  await answer(userId, program, day(7), { ...asTyped('wrong') })
  const memory = await memoryReport(userId, day(7, 5))
  const chance = recallProbability(before.stability ?? 0, 7, defaultWeights)
  expect(memory.graded).toEqual({ passed: 0, of: 1, predicted: expect.closeTo(chance, 9) as number })
  expect(memory.months.map(({ month, of }) => [month, of])).toEqual([['2026-09', 1]])
  expect(memory.calibration.logLoss).toBeCloseTo(-Math.log(1 - chance), 9)
  expect(memory.retention).toEqual({ young: { passed: 0, of: 1 }, mature: { passed: 0, of: 0 } })
  expect(memory.minutes.at(-1)).toMatchObject({ date: '2026-09-08', millis: 30_000 })
  expect(memory.forecast).toHaveLength(90)
  expect(memory.forecast[0]).toMatchObject({ date: '2026-09-08', learned: 1 })
})

test('a card that was reset is forecast as new, and its tests say nothing more about recall', async () => {
  const userId = await makeLearner('resetter')
  await beginLesson(userId, 'e/first', start)
  await answer(userId, program, day(0), { ...asTyped('two') })
  await answer(userId, program, day(7), { ...asTyped('two') })
  await changeCards(userId, { cardIds: ['e/task/behaviour'], change: { event: 'reset' } }, day(8))
  const memory = await memoryReport(userId, day(8, 5))
  expect(memory.graded.of).toBe(0)
  expect(memory.forecast.reduce((sum, { learned }) => sum + learned, 0)).toBe(0)
  // The answers were given, and their time was spent.
  expect(memory.year.reduce((sum, { ratings }) => sum + ratings, 0)).toBe(2)
})
