import type { Page } from 'playwright'
import { afterAll, inject, test } from 'vitest'
import { openDatabase } from '#server/database/prisma'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()
const database = openDatabase(inject('appDatabaseFile'))
afterAll(() => database.$disconnect())

const lessonTitle = 'Asynchronous Programming with asyncio'

async function expectSound(page: Page) {
  await expectAccessible(page)
  await expectNoOverflow(page)
}

test('for a learner, and for somebody who is signed out, there is no such page', async () => {
  const { page, context } = await openPage()
  await page.goto('/author')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await signUp(page, 'no-author@example.org')
  await expect(page.getByRole('link', { name: 'Author' })).toHaveCount(0)
  for (const path of ['/author', '/author/asyncio/asynchronous-programming']) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
  }
  await context.close()
})

test.each(['light', 'dark'] as const)(
  'an author reads a lesson beside its items, and deals with what a learner noted, in %s',
  async (colorScheme) => {
    const email = `author-${colorScheme}@example.org`
    const { page, context, errors } = await openPage({ colorScheme, viewport: { width: 320, height: 800 } })
    await signUp(page, email)
    const { id: userId } = await database.user.update({
      where: { email },
      data: { role: 'author' },
      select: { id: true },
    })
    const card = await database.card.findFirstOrThrow({
      where: { item: { kind: 'output-typed' } },
      select: { id: true, itemId: true },
    })
    const note = `The seconds are not clear (${colorScheme}).`
    await database.itemFlag.create({
      data: {
        userId,
        key: `flag-${colorScheme}`,
        cardId: card.id,
        itemId: card.itemId,
        note,
        createdAtMillis: BigInt(Date.now()),
      },
    })

    await page.goto('/')
    await page.getByRole('link', { name: 'Author' }).press('Enter')
    const noted = page.getByRole('listitem').filter({ hasText: note })
    await noted.waitFor()
    await expectSound(page)
    await noted.getByRole('button', { name: 'Dealt with' }).press('Enter')
    await noted.waitFor({ state: 'detached' })

    await page.getByRole('link', { name: lessonTitle }).first().press('Enter')
    await page.getByRole('heading', { level: 1, name: lessonTitle }).waitFor()
    const item = page.getByRole('group').filter({ hasText: 'Choose the output' }).first()
    await item.locator('summary').press('Enter')
    await item.getByText('You would expect this if you thought').first().waitFor()
    await expectSound(page)

    const open = page.locator('details[open]')
    await page.getByRole('link', { name: 'Show all answers' }).press('Enter')
    await page.getByRole('link', { name: 'Fold up all answers' }).waitFor()
    await expect(open.nth(50)).toBeAttached()
    await expectSound(page)
    await page.getByRole('link', { name: 'Fold up all answers' }).press('Enter')
    await page.getByRole('link', { name: 'Show all answers' }).waitFor()
    await expect(open).toHaveCount(0)
    expect(errors).toEqual([])
    await context.close()
  },
)
