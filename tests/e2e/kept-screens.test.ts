import fs from 'node:fs'
import { inject, test } from 'vitest'
import { openDatabase } from '#server/database/open'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { addLearner, signIn } from '#tests/support/learner'
import { keepFonts } from '../../scripts/screens/keep-fonts.ts'
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
    await keepFonts(page)
    await page.goto(address)
    const kept = fs.readFileSync(goldenOf(name))
    await expect
      .poll(async () => shareOfDifference(page, kept, await stablePicture(page)))
      .toBeLessThan(mostDifferent)
    await context.close()
  },
)

test('a picture in which lines have moved is a different one', async () => {
  const { page, context } = await openPage({ ...looks['phone-light'], locale: 'en' })
  await keepFonts(page)
  await page.goto('/sign-in')
  const before = await stablePicture(page)
  const differenceNow = async () => shareOfDifference(page, before, await stablePicture(page))
  await page.goto('/sign-up')
  await expect.poll(differenceNow).toBeGreaterThan(mostDifferent)
  await context.close()
})
