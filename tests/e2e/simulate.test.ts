import { inject, test } from 'vitest'
import { expect } from '#tests/support/expect'
import { learners } from '../../scripts/simulate/learners.ts'
import { promises } from '../../scripts/simulate/report.ts'
import { simulate } from '../../scripts/simulate/simulate.ts'

// The long form is `npm run simulate`.

test('a first day that is studied as the start page suggests keeps what the app promises', async () => {
  const days = await simulate({
    sourceFile: inject('appDatabaseFile'),
    learners: learners.filter(({ name }) => name === 'careful'),
    ...{ days: 1, seed: 'suite', maxAnswers: 14, screenshots: null },
    onDay: () => undefined,
  })
  expect(promises(days).filter(({ broken }) => broken.length > 0)).toEqual([])
  expect(days).toMatchObject([{ learner: 'careful', device: 'desktop', answered: 14 }])
  expect(days[0]?.sections).toBeGreaterThan(0)
})
