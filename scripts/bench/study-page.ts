// `node scripts/bench/study-page.ts URL DATABASE_FILE`: what a study session costs a learner's browser, of a running
// app whose AUTH_SECRET is in the environment. Prints one line of JSON.
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { openDatabase } from '#server/database/prisma'
import { addLearner, signIn } from '#tests/support/learner'
import { findChromium } from '../chromium.ts'

const cpuSlowdown = 4
const cardsPerRound = 12

declare global {
  interface Window {
    retracePaints: number[]
  }
}

/** Notes, for each rating key, the milliseconds until the next card stands on the screen. */
function watchPaints() {
  window.retracePaints = []
  // Each card brings a prompt of its own, even if it says the same.
  const promptNow = () => document.querySelector('#prompt')
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (!/^[1-4]$/.test(key)) return
      const before = promptNow()
      const look = () =>
        requestAnimationFrame(() => {
          // A message comes after the frame has been drawn.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            if (promptNow() === before) look()
            else window.retracePaints.push(performance.now() - timeStamp)
          }
          port2.postMessage(null)
        })
      look()
    },
    { capture: true },
  )
}

/** Milliseconds from the key that rates a card to the next card on the screen, for each of some cards. */
async function keyToPaintMillis(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await page.evaluate(watchPaints)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  for (let n = 1; n <= cardsPerRound; n++) {
    const show = page.getByRole('button', { name: 'Show answer' })
    const giveUp = page.getByRole('button', { name: 'I don’t know' })
    await show.or(giveUp).waitFor()
    await show.or(giveUp).click()
    await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
    await page.keyboard.press('1')
    await page.waitForFunction((wanted) => window.retracePaints.length >= wanted, n)
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return page.evaluate(() => window.retracePaints)
}

/** Bytes of script that a page brings, gzipped. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = []
  const onResponse = (response: { url: () => string; body: () => Promise<Buffer> }) => {
    if (/\.js(\?|$)/.test(new URL(response.url()).pathname))
      sizes.push(response.body().then((body) => gzipSync(body).length))
  }
  page.on('response', onResponse)
  await page.goto(path, { waitUntil: 'load' })
  await page.waitForTimeout(500)
  page.off('response', onResponse)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const [url = '', databaseFile = ''] = process.argv.slice(2)
const executablePath = findChromium()
if (url === '' || databaseFile === '' || executablePath === null) {
  process.stderr.write(
    'Usage: node scripts/bench/study-page.ts URL DATABASE_FILE (with a Chromium on this machine)\n',
  )
  process.exit(2)
}
const database = openDatabase(databaseFile)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const medians: number[] = []
let script = 0
for (let round = 0; round < 5; round++) {
  const userId = await addLearner(database, { newCardsPerDay: 40 })
  const context = await browser.newContext({ baseURL: url })
  await signIn(database, context, userId, url)
  const page = await context.newPage()
  script = await scriptBytes(page, '/study')
  medians.push(median(await keyToPaintMillis(page)))
  await context.close()
}
await browser.close()
await database.$disconnect()
process.stdout.write(
  `${JSON.stringify({ keyToPaintMillis: Number(median(medians).toFixed(1)), rounds: medians.map((n) => Number(n.toFixed(1))), cpuSlowdown, scriptBytes: script })}\n`,
)
