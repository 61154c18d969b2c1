import { beforeAll, expect, test } from 'vitest'
import type { ItemFace } from '#domain/items/item-face'
import { database } from '#server/database/database'
import { databaseFileOf } from '#server/settings'
import { makeCourse, makeQuestion, sampleFace } from '#tests/support/sample-course'
import { live } from '../../../scripts/simulate/live.ts'
import { simulatedLearners } from '../../../scripts/simulate/minds.ts'
import { promisesAbout, verdictOn } from '../../../scripts/simulate/verdict.ts'

// The long form, over 120 days and a real course, is `npm run simulate -- learners`.

/** The others need months. */
const shortLives = new Set(['ideal', 'guesser', 'believer', 'memoriser', 'crammer', 'devices'])
const concepts = ['task', 'future', 'gather', 'queue']

beforeAll(async () => {
  const cards = concepts.flatMap((term) => [`${term}/behaviour`, `${term}/term`, `${term}/statement`])
  const faces = Object.fromEntries(
    concepts.map((term) => [`${term}/behaviour`, typed(`${term} prints what?`, `${term} 1`)]),
  )
  await makeCourse('live', { lesson: cards }, faces)
  for (const term of concepts) {
    const cardId = `live/${term}/behaviour`
    await makeQuestion(cardId, `choice ${term}`, choice(term))
    await makeQuestion(cardId, `second ${term}`, typed(`${term} prints what, twice?`, `${term} 2`), 1)
    await makeQuestion(cardId, `third ${term}`, typed(`${term} prints what, thrice?`, `${term} 3`), 2)
    await makeQuestion(`live/${term}/term`, `typed ${term}`, {
      ...typed('Which term?', term),
      kind: 'term-typed',
    })
    await ran(`run 1 of ${term}`, [`item of ${cardId}`, `choice ${term}`])
    await ran(`run 2 of ${term}`, [`second ${term}`])
    await ran(`run 3 of ${term}`, [`third ${term}`])
  }
  const belief = {
    courseId: 'live',
    id: 'starts-at-once',
    belief: 'It starts at once.',
    truth: 'It does not.',
  }
  await database.write((db) => db.insertInto('Misconception').values(belief).execute())
})

const typed = (prompt: string, answer: string): ItemFace =>
  sampleFace({ kind: 'output-typed', prompt, answer, accepted: [answer] })

const choice = (term: string): ItemFace => ({
  ...typed(`${term} prints which?`, `${term} 1`),
  kind: 'output-choice',
  options: [
    [`${term} 1`, null],
    [`1 ${term}`, 'starts-at-once'],
    [`${term} ${term}`, 'runs-twice'],
  ].map(([text = '', misconception]) => ({
    ...{ text: text ?? '', correct: misconception === null, misconception: misconception ?? null },
    ...{ feedback: '', runHash: null, partsAt: null },
  })),
})

/** Says of some items that they are about a run. */
async function ran(hash: string, itemIds: string[]): Promise<void> {
  await database.write(async (db) => {
    await db
      .insertInto('Run')
      .values({ hash, engineVersion: 'none', record: '{}', createdAtMillis: 0 })
      .execute()
    await db.updateTable('Item').set({ runHash: hash }).where('id', 'in', itemIds).execute()
  })
}

test('what learners of all kinds are told follows from their log, and is true of them', async () => {
  const verdicts = []
  for (const learner of simulatedLearners.filter(({ name }) => shortLives.has(name))) {
    const life = await live(learner, {
      ...{ file: databaseFileOf(), lessonIds: ['live/lesson'], daysPerLesson: 1, days: 25, lookEvery: 12 },
      ...{ startMillis: Date.UTC(2027, 0, 11, 17), maxAnswers: 10, seed: 'suite' },
    })
    verdicts.push(await verdictOn(life))
  }
  // So few cards say nothing about how well predictions fit.
  const promises = promisesAbout(verdicts).filter(({ promise }) => !promise.includes('RMSE'))
  expect(promises.filter(({ broken }) => broken.length > 0)).toEqual([])
  const known = Object.fromEntries(verdicts.map(({ learner, concepts: { known } }) => [learner, known]))
  expect(known).toMatchObject({ ideal: 4, guesser: 0, memoriser: 0 })
  expect(verdicts.find(({ learner }) => learner === 'memoriser')?.concepts).toMatchObject({ 'not tested': 0 })
})
