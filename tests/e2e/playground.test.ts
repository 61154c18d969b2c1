import type { Page } from 'playwright'
import { describe, test } from 'vitest'
import { programToFragment } from '#domain/program/program-link'
import { openPage, useBrowser } from '#tests/support/browser'
import { expect } from '#tests/support/expect'
import { enterAsNewLearner } from '#tests/support/learner'
import { expectAccessible, expectNoOverflow } from '#tests/support/screen'

useBrowser()

const editor = (page: Page) => page.getByRole('textbox', { name: 'Program' })
const runButton = (page: Page) => page.getByRole('button', { name: 'Run', exact: true })

/** Replaces what stands in the editor. */
async function write(page: Page, source: string) {
  await editor(page).press('ControlOrMeta+a')
  await page.keyboard.insertText(source)
}

function sandboxRequests(page: Page) {
  const requested: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/sandbox/')) requested.push(pathname.split('/').at(-1) ?? '')
  })
  return requested
}

describe('the playground', () => {
  test('loads Python with the first run alone, and runs again without loading', async () => {
    const { page, context, errors } = await openPage()
    const requested = sandboxRequests(page)
    await page.goto('/play')
    await editor(page).waitFor()
    expect(requested).toEqual([])
    await runButton(page).click()
    await page.getByText('The program finished after 2 seconds.').waitFor()
    await expect(page.getByRole('figure').filter({ hasText: 'Output' })).toContainText(
      'Hello, Grace Hello, Ada',
    )
    await expect.poll(() => requested).toContain('pyodide.asm.wasm')

    // The page brings the files into the cache, from which the worker takes them, so each is requested twice.
    const loaded = [...requested]
    await context.setOffline(true)
    await write(page, 'print("off", "line")')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('off line').first().waitFor()
    expect(requested).toEqual(loaded)
    // Chromium wants to keep the colour of text that is typed over, and our policy forbids that; nothing is lost by it.
    expect(errors.filter((error) => !error.startsWith('Applying inline style'))).toEqual([])
    await context.close()
  })

  test('says what a change did, leads to the line that failed, and takes the change back, on a phone too', async () => {
    const { page, context, errors } = await openPage({ viewport: { width: 320, height: 700 } })
    await page.goto(`/play#${await programToFragment({ source: 'print("a")\nprint("b")\n' })}`)
    await page.getByText('This program came with the link.').waitFor()
    await write(page, 'print("b")\nprint("a")\n')
    await runButton(page).click()
    await page.getByText('It prints the same lines in a different order, from line 1 on.').waitFor()

    await write(page, 'print("a")\nprint(1 / 0)\n')
    await runButton(page).click()
    await page.getByRole('button', { name: 'Go to line 2' }).click()
    await expect(editor(page)).toBeFocused()
    await page.getByText('Before: The program finished').waitFor()
    await expectAccessible(page)
    await expectNoOverflow(page)

    await page.getByRole('button', { name: 'Reset' }).click()
    await expect(editor(page)).toContainText('print("b")')
    await runButton(page).click()
    await page.getByRole('heading', { name: 'Effect of your change' }).waitFor({ state: 'hidden' })
    expect(errors).toEqual([])
    await context.close()
  })

  test('answers input(), and stops what runs for ever and runs on after that', async () => {
    const { page, context } = await openPage()
    await page.goto('/play')
    await write(page, 'print("Hello", input())')
    await page.getByLabel('Input for input()').fill('Ada')
    await runButton(page).click()
    await page.getByText('Hello Ada').first().waitFor()

    await write(page, 'sum(iter(int, 1))')
    await runButton(page).click()
    await page.getByText('Running…').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Stopped.').waitFor()
    await write(page, 'print("again")')
    await runButton(page).click()
    await page.getByText('The program finished').waitFor()
    await context.close()
  })

  test('keeps the program when Python cannot be loaded, and says so', async () => {
    const { page, context } = await openPage()
    await page.goto('/play')
    await write(page, 'print("mine")')
    await page.route('**/sandbox/**', (route) => route.abort())
    await runButton(page).click()
    await page.getByText('Python could not be loaded').waitFor()
    await expect(editor(page)).toContainText('mine')
    await page.unroute('**/sandbox/**')
    await runButton(page).click()
    await page.getByText('The program finished').waitFor()
    await context.close()
  })

  test('shows a shared program without running it, and says when a link holds none', async () => {
    const { page, context } = await openPage()
    const requested = sandboxRequests(page)
    await page.goto(`/play#${await programToFragment({ source: 'print("shared")' })}`)
    await page.getByText('This program came with the link.').waitFor()
    await expect(editor(page)).toContainText('shared')
    expect(requested).toEqual([])

    // All that would run is shown, and nothing of it is called a lesson's.
    const setup = 'secret = "from the setup"'
    const shared = { source: 'print(secret)', setup, modules: { helper: 'hidden = 1' } }
    await page.goto(`/play#${await programToFragment(shared)}`)
    await page.getByText(setup).waitFor()
    await page.getByText('hidden = 1').waitFor()
    await page.getByText('helper.py').first().waitFor()
    await expect(page.getByText('The lesson’s')).toHaveCount(0)
    await page.goto('/play#program1=broken')
    await page.getByText('This link contains no program').waitFor()
    await context.close()
  })

  test('opens an example of a lesson by keyboard, with what the lesson declares around it', async () => {
    const { page, context, errors } = await openPage()
    await enterAsNewLearner(page, 'playground@example.org')
    await page.goto('/lessons/asyncio/asynchronous-programming?view=whole')
    const buttons = page.getByRole('button', { name: 'Change and run it' })
    await expect(buttons.nth(5)).toBeVisible()
    await buttons.first().press('Enter')
    await page.getByRole('link', { name: 'Open in the playground' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Playground' }).waitFor()
    await editor(page).focus()
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('The program finished').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(editor(page)).not.toBeFocused()
    expect(errors).toEqual([])
    await context.close()
  })
})
