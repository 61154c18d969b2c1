import fs from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright'
import type { SqliteDatabase } from '#server/database/sqlite-database'
import { addLearner, signIn } from '#tests/support/learner'
import { keepFonts } from './keep-fonts.ts'
import { goldenOf, mostDifferent, shareOfDifference, stablePicture, stableScreens } from './stable-screens.ts'
import { looks } from './studio.ts'

/**
 * Compares the stable screens with the pictures that are kept of them, or keeps new ones.
 *
 * @param folder where to put what each looks like now, if it is not the same
 * @returns the names of those that differ
 */
export async function compareScreens(
  browser: Browser,
  appUrl: string,
  database: SqliteDatabase,
  folder: string,
  keepsNew: boolean,
): Promise<string[]> {
  const different: string[] = []
  for (const [name, { address, look, isOfLearner }] of Object.entries(stableScreens)) {
    const context = await browser.newContext({
      ...looks[look],
      baseURL: appUrl,
      locale: 'en',
      serviceWorkers: 'block',
    })
    if (isOfLearner) await signIn(database, context, await addLearner(database), appUrl)
    const page = await context.newPage()
    await keepFonts(page)
    await page.goto(address)
    const picture = await stablePicture(page)
    const golden = goldenOf(name)
    if (keepsNew) {
      fs.mkdirSync(path.dirname(golden), { recursive: true })
      fs.writeFileSync(golden, picture)
    } else if ((await shareOfDifference(page, fs.readFileSync(golden), picture)) > mostDifferent) {
      fs.writeFileSync(path.join(folder, `${name}.png`), picture)
      different.push(name)
    }
    await context.close()
  }
  return different
}
