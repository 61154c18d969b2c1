import type { Page } from 'playwright'

const cpuSlowdown = 4
const cardsPerRound = 12

declare global {
  interface Window {
    retracePaints: number[]
  }
}

/** Records, for each rating key, the milliseconds until the next card is painted. */
function watchPaints() {
  window.retracePaints = []
  // Each card has its own prompt element, even if the text is the same.
  const promptNow = () => document.querySelector('#prompt')
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (!/^[1-4]$/.test(key)) return
      const before = promptNow()
      const look = () =>
        requestAnimationFrame(() => {
          // A message is delivered after the frame has been painted.
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

/**
 * Milliseconds from the key press that rates a card until the next card is painted, for each of several cards, with the
 * CPU slowed down four times. The page must be at /study.
 */
export async function keyToPaintMillis(page: Page): Promise<number[]> {
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
