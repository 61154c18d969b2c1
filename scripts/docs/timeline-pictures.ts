import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { programToFragment } from '#domain/program/program-link'
import { startApp } from '../app-process.ts'
import { ensureChromium } from '../chromium.ts'
import { keepFonts } from '../screens/keep-fonts.ts'

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

const quality = 0.75
/** Milliseconds; a busy machine takes long to start Python in a browser. */
const patience = 300_000

/** Takes pictures of twelve runs, as the playground shows them on a phone and on a desktop, in light and in dark. */
export async function takeTimelinePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const app = await startApp()
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  try {
    for (const screen of ['desktop', 'phone'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        await takeAll(browser, app.url, { screen, theme, folder })
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
  folder: string
}

async function takeAll(browser: Browser, baseURL: string, { screen, theme, folder }: Series) {
  const context = await browser.newContext({ baseURL, viewport: screens[screen], colorScheme: theme })
  context.setDefaultTimeout(patience)
  for (const [name, step] of Object.entries(runs)) {
    const page = await context.newPage()
    await keepFonts(page)
    const source = readFileSync(path.join(import.meta.dirname, 'runs', `${name}.py`), 'utf8')
    await page.goto(`/play#${await programToFragment({ source })}`)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('button', { name: 'Show the run' }).click()
    const run = page.getByRole('region', { name: 'The run, step by step' })
    await run.waitFor()
    if (step === 'last') await page.keyboard.press('End')
    else for (let at = 0; at < step; at += 1) await page.keyboard.press('ArrowRight')
    const picture = await run.screenshot({ animations: 'disabled' })
    writeFileSync(path.join(folder, `${name}-${screen}-${theme}.webp`), await asWebp(page, picture))
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
