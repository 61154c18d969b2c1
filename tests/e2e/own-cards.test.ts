import type { Page } from 'playwright'
import { test } from 'vitest'
import { basicType, newPackage } from '#tests/support/anki-fixtures'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()

async function expectSound(page: Page) {
  await expectAccessible(page)
  await expectNoOverflow(page)
}

const hostile = '<img src=x onerror="document.title=1"><script>document.title = 2</script>'
const code = '```python\nprint("a very long line that is wider than the screen of a phone", 1, 2, 3, 4)\n```'

test('a learner writes a card by keyboard on a phone, studies it, changes it and deletes it', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await signUp(page, 'writer@example.org')
  await page.goto('/cards')
  await page.getByRole('link', { name: 'My own cards' }).press('Enter')
  await page.getByRole('heading', { name: 'You have no deck yet' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Create deck' }).press('Enter')
  await page.getByText('Give the deck a name').waitFor()
  await expectSound(page)
  await page.getByLabel('Name of the deck').fill('Islands')
  await page.getByLabel('Name of the deck').press('Enter')

  await page.getByRole('heading', { level: 1, name: 'Islands' }).waitFor()
  await expectSound(page)
  await page.getByLabel('Front').fill('   ')
  await page.getByRole('button', { name: 'Add card' }).press('Enter')
  await page.getByText('Write something on the front').waitFor()
  await page.getByText('Write something on the back').waitFor()
  await page.getByLabel('Front').fill(`Where is **Zanzibar**? ${hostile}\n\n${code}`)
  await page.getByLabel('Back').fill('In the *Indian Ocean*.')
  await page.getByLabel('Tags').fill('Africa, sea')
  await page.getByRole('button', { name: 'Add card' }).press('Enter')
  await page.getByText('Added “Where is Zanzibar?').waitFor()
  await expect(page.getByLabel('Front')).toHaveValue('')
  await page.getByRole('link', { name: '#africa' }).waitFor()
  await page.getByText('Show back').press('Enter')
  await expectSound(page)

  await page.getByRole('link', { name: 'Study this deck' }).press('Enter')
  await page.getByRole('button', { name: 'Show answer' }).waitFor()
  await expect(page.locator('strong', { hasText: 'Zanzibar' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Report' })).toHaveCount(0)
  await expectSound(page)
  await page.keyboard.press('Space')
  await page.locator('em', { hasText: 'Indian Ocean' }).waitFor()
  await expectSound(page)
  const recorded = page.waitForResponse('**/api/reviews')
  await page.keyboard.press('4')
  await recorded
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor()

  await page.goto('/own')
  await page.getByText('1 card · none to study now').waitFor()
  await page.getByRole('link', { name: 'Islands' }).press('Enter')
  await page.getByRole('link', { name: /^Edit “Where is/ }).press('Enter')
  await page.getByRole('heading', { name: 'Edit card' }).waitFor()
  await expect(page.getByLabel('Tags')).toHaveValue('africa sea')
  await page.getByLabel('Front').fill('Where is Pemba?')
  await expectSound(page)
  await page.getByRole('button', { name: 'Save card' }).press('Enter')
  await page.getByRole('link', { name: 'Progress of “Where is Pemba?”' }).press('Enter')
  await page.getByRole('heading', { name: 'History' }).waitFor()
  await page.getByText('My own card').first().waitFor()
  await expectSound(page)

  await page.getByRole('link', { name: 'Islands' }).press('Enter')
  await page.getByRole('link', { name: /^Edit “Where is Pemba/ }).press('Enter')
  await page.getByRole('button', { name: 'Delete card' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Delete this card?').waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Delete card' }).press('Enter')
  await page.getByText('No cards yet.').waitFor()
  await expect(page).not.toHaveTitle(/^[12]$/)
  expect(errors).toEqual([])
  await context.close()
})

test('what the program on a card prints becomes its back', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await signUp(page, 'runner@example.org')
  await page.goto('/own')
  await page.getByLabel('Name of the deck').fill('Programs')
  await page.getByLabel('Name of the deck').press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Programs' }).waitFor()
  const run = page.getByRole('button', { name: 'Run the code on the front' })
  await page.getByLabel('Front').fill('No code.')
  await run.press('Enter')
  await page.getByText('There is no block of Python').waitFor()
  await page
    .getByLabel('Front')
    .fill('What does it print?\n\n```python\nfor n in range(2):\n    print(n, 1 / (1 - n))\n```')
  await run.press('Enter')
  await page.getByText('What it prints is now on the back.').waitFor()
  await expect(page.getByLabel('Back')).toHaveValue(
    '```text\n0 1.0\nZeroDivisionError: division by zero\n```',
  )
  await expectSound(page)
  await page.getByRole('button', { name: 'Add card' }).press('Enter')
  await page.getByText('Added “What does it print?').waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('another learner gets no page of the deck, whatever they know of it', async () => {
  const owner = await openPage()
  await signUp(owner.page, 'deck-owner@example.org')
  await owner.page.goto('/own')
  await owner.page.getByLabel('Name of the deck').fill('Secret deck')
  await owner.page.getByRole('button', { name: 'Create deck' }).click()
  await owner.page.getByRole('heading', { level: 1, name: 'Secret deck' }).waitFor()
  const path = await untilFound(() => /\/own\/[\da-f-]{36}$/.exec(owner.page.url())?.[0])
  const other = await openPage()
  await signUp(other.page, 'deck-stranger@example.org')
  const response = await other.page.goto(path)
  expect(response?.status()).toBe(404)
  for (const listed of ['/own', '/cards', '/lessons', '/quiz']) {
    await other.page.goto(listed)
    await other.page.getByRole('heading').first().waitFor()
    await expect(other.page.getByText('Secret deck')).toHaveCount(0)
  }
  await owner.context.close()
  await other.context.close()
})

test('a learner imports a package of Anki after a look at it, and hears what is left out', async () => {
  const { page, context, errors } = await openPage({ viewport: { width: 320, height: 800 } })
  await signUp(page, 'importer@example.org')
  await page.goto('/own')
  await page.getByRole('link', { name: 'Import cards' }).press('Enter')
  await page.getByRole('heading', { name: 'Import cards' }).waitFor()
  await expectSound(page)

  const file = (name: string, bytes: Uint8Array) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  })
  await page.getByLabel('File').setInputFiles(file('no.apkg', new Uint8Array([0x50, 0x4b, 3, 4])))
  await page.getByRole('button', { name: 'Look at the file' }).press('Enter')
  await page.getByText('This file cannot be read.').waitFor()
  await expectSound(page)

  // Once, which makes nothing known.
  const answered = {
    card: { type: 2, queue: 2, due: 400 },
    reviews: [{ atMillis: Date.parse('2026-11-20T10:00:00Z'), ease: 4, type: 0 }],
  }
  const notes = [
    { fields: ['What is a <b>dhow</b>?', `A ship. ${hostile}`] },
    { fields: ['<img src="x">', 'Only a picture.'] },
    { fields: ['Second?', 'Yes.'], done: answered },
  ]
  await page.getByLabel('File').setInputFiles(file('East Africa.apkg', newPackage([basicType(notes)], 3)))
  await page.getByRole('button', { name: 'Look at the file' }).press('Enter')
  await page.getByRole('heading', { name: 'Found 2 cards' }).waitFor()
  await page.getByText('1 earlier answer comes along').waitFor()
  await page.getByText('3 entries of the log').waitFor()
  await page.getByText('1 card with nothing on one side').waitFor()
  await expect(page.getByLabel('Name of the deck')).toHaveValue('East Africa')
  await expectSound(page)
  await page.goto('/own')
  await page.getByRole('heading', { name: 'You have no deck yet' }).waitFor()

  await page.goto('/own/import')
  await page.getByLabel('File').setInputFiles(file('East Africa.apkg', newPackage([basicType(notes)], 3)))
  await page.getByRole('button', { name: 'Look at the file' }).press('Enter')
  await page.getByRole('button', { name: 'Import 2 cards' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'East Africa' }).waitFor()
  await expect(page.locator('strong', { hasText: 'dhow' })).toBeVisible()
  await page.getByRole('link', { name: 'Progress of “Second?”' }).press('Enter')
  await page.getByText('Answered: Easy, after 4 s (imported from Anki)').waitFor()
  await expectSound(page)
  await page.goBack()
  await page.getByRole('link', { name: 'Study this deck' }).press('Enter')
  await page.getByRole('button', { name: 'Show answer' }).waitFor()
  await expect(page).not.toHaveTitle(/^[12]$/)
  // The browser itself reports the refused package.
  expect(errors.filter((error) => !error.includes('422'))).toEqual([])
  await context.close()
})
