import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { programToFragment } from '#domain/program/program-link'
import { startApp } from '../app-process.ts'
import { ensureChromium } from '../chromium.ts'

const screens = {
  desktop: { width: 1_280, height: 900 },
  phone: { width: 390, height: 844 },
}
type Screen = keyof typeof screens
type Theme = 'light' | 'dark'

/** The runs, and the step that each is pictured at: `last`, or so many steps from the first. */
const runs: Record<string, number | 'last'> = {
  plain: 11,
  generator: 5,
  recursion: 10,
  closures: 12,
  gather: 6,
  queue: 9,
  lock: 5,
  deadlock: 'last',
  timeout: 4,
  shield: 6,
  task_group: 9,
  thirty_workers: 33,
}

/** What docs/ shows of all pictures. */
const kept = new Set([
  ...Object.keys(runs).map((name) => `${name}-desktop-light`),
  ...['deadlock-desktop-dark', 'recursion-phone-light', 'lock-phone-dark'],
])

const quality = 0.75

/**
 * Takes pictures of twelve runs, as the playground shows them on a phone and on a desktop, in light and in dark.
 *
 * @param folder where all of them go; null for docs/, which has only some
 */
export async function takeTimelinePictures(folder: string | null): Promise<void> {
  const target = folder ?? path.resolve(import.meta.dirname, '../../docs/timeline')
  mkdirSync(target, { recursive: true })
  const app = await startApp()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  try {
    for (const screen of ['desktop', 'phone'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        const wanted = Object.keys(runs).filter(
          (name) => folder !== null || kept.has(`${name}-${screen}-${theme}`),
        )
        await takeAll(browser, app.url, { screen, theme, names: wanted, target })
      }
    }
  } finally {
    await browser.close()
    await app.stop()
  }
}

interface Series {
  screen: Screen
  theme: Theme
  names: string[]
  target: string
}

async function takeAll(browser: Browser, baseURL: string, { screen, theme, names, target }: Series) {
  const context = await browser.newContext({ baseURL, viewport: screens[screen], colorScheme: theme })
  for (const name of names) {
    const page = await context.newPage()
    const source = readFileSync(path.join(import.meta.dirname, 'runs', `${name}.py`), 'utf8')
    await page.goto(`/play#${await programToFragment({ source })}`)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('button', { name: 'Show the run' }).click()
    const run = page.getByRole('region', { name: 'The run, step by step' })
    await run.waitFor()
    const step = runs[name] ?? 0
    if (step === 'last') await page.keyboard.press('End')
    else for (let at = 0; at < step; at += 1) await page.keyboard.press('ArrowRight')
    const picture = await run.screenshot({ animations: 'disabled' })
    writeFileSync(path.join(target, `${name}-${screen}-${theme}.webp`), await asWebp(page, picture))
    await page.close()
  }
  await context.close()
}

/** The same picture in a format that takes a third of the bytes. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const url = await page.evaluate(
    async ([base64 = '', share]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = document.createElement('canvas')
      canvas.width = bitmap.width
      canvas.height = bitmap.height
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
      return canvas.toDataURL('image/webp', Number(share))
    },
    [png.toString('base64'), String(quality)],
  )
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}
