import { inject, test } from 'vitest'
import { expect } from '#tests/support/expect'
import { torture } from '../../scripts/torture/torture.ts'

// The long form is `npm run torture`.

test('an app that is killed while learners answer and content is synced loses and doubles nothing', async () => {
  const sourceFile = inject('appDatabaseFile')
  const figures = await torture({ sourceFile, kills: 2, seed: 'suite', onKill: () => undefined })
  expect(figures).toMatchObject({ kills: 2, lost: 0, doubled: 0, differing: 0, corrupt: 0 })
  expect(figures.ratings).toBeGreaterThan(0)
  expect(figures.quizAnswers).toBeGreaterThan(0)
})
