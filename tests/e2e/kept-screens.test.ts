import fs from 'node:fs'
import { inject, test } from 'vitest'
import { openDatabase } from '#server/database/open'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, signIn } from '#tests/support/learner'
import {
  goldenOf,
  mostDifferent,
  shareOfDifference,
  stablePicture,
  stableScreens,
} from '../../scripts/screens/stable-screens.ts'
import { looks } from '../../scripts/screens/studio.ts'

useBrowser()

test.for(Object.entries(stableScreens))(
  'the screen %s looks as it did when its picture was kept',
  async ([name, { address, look, isOfLearner }]) => {
    const { page, context } = await openPage({ ...looks[look], locale: 'en' })
    if (isOfLearner) {
      const database = openDatabase(`file:${inject('appDatabaseFile')}`)
      await signIn(database, context, await addLearner(database), inject('appUrl'))
      await database.close()
    }
    await page.goto(address)
    const picture = await stablePicture(page)
    expect(await shareOfDifference(page, fs.readFileSync(goldenOf(name)), picture)).toBeLessThan(
      mostDifferent,
    )
    await context.close()
  },
)

test('a picture in which a line has moved, or a colour is another, is a different one', async () => {
  const { page, context } = await openPage({ ...looks['phone-light'], locale: 'en' })
  await page.goto('/sign-in')
  const before = await stablePicture(page)
  expect(await shareOfDifference(page, before, await stablePicture(page))).toBe(0)
  await page.evaluate(() => document.querySelector('main')?.style.setProperty('padding-top', '64px'))
  expect(await shareOfDifference(page, before, await stablePicture(page))).toBeGreaterThan(mostDifferent)
  await context.close()
})
