import { beforeAll, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { studyQueue } from '#server/study/study-queue'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner, makeQuestion, sampleFace } from '#tests/support/sample-course'

const now = new Date('2026-11-23T08:00:00Z')
const seconds = sampleFace({ kind: 'how-long', answer: '1', accepted: ['1'] })
const output = sampleFace({ kind: 'output-typed', answer: 'tea', accepted: ['tea'] })

beforeAll(async () => {
  for (const [courseId, face] of [
    ['hardest', seconds],
    ['easier', output],
    ['without', seconds],
  ] as const) {
    await makeCourse(courseId, { first: ['program/loop/behaviour'] }, { 'program/loop/behaviour': face })
    const exercises = [
      `${courseId}/other/fix-the-bug`,
      `${courseId}/loop/parsons`,
      `${courseId}/loop/fix-the-bug`,
    ]
    await database.write((db) =>
      db
        .updateTable('Lesson')
        .set({ exercises: JSON.stringify(exercises.map((id) => ({ id }))) })
        .where('id', '=', `${courseId === 'without' ? 'none' : courseId}/first`)
        .execute(),
    )
  }
  await makeQuestion('easier/program/loop/behaviour', 'hard question', seconds)
})

test.each([
  ['the hardest question of a card leads to the exercise on its program', 'hardest', 3],
  ['an easier question does not, since there is more to answer first', 'easier', null],
  ['without such an exercise there is nothing to lead to', 'without', null],
])('%s', async (_, courseId, exercise) => {
  const userId = await makeLearner(`mends-${courseId}`)
  await beginLesson(userId, `${courseId}/first`, now)
  expect((await studyQueue(userId, now)).cards).toMatchObject([{ exercise }])
})
