import type { BrowserContext } from 'playwright'

/** Slow 4G as Lighthouse throttles it for mobile: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up. */
const slowConnection = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
/** About a phone of the middle class beside a desktop. */
export const cpuSlowdown = 4
/** What comes later than this after the page is idle, nobody sees coming. */
const quietMillis = 500

export interface PageVitals {
  /** Milliseconds until the largest part of the page that is seen at first was painted. */
  lcp: number
  /** How much of the page has jumped, as the web vital “cumulative layout shift” sums it up. */
  cls: number
}

declare global {
  interface Window {
    retraceVitals: PageVitals
  }
}

/** Sums up what the browser reports. Runs in the page, before its scripts. */
export function watchVitals() {
  const vitals = { lcp: 0, cls: 0 }
  window.retraceVitals = vitals
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) vitals.lcp = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      vitals.cls += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Opens a page for the first time in a context, over a slow connection and with the CPU slowed down four times. */
export async function vitalsOf(context: BrowserContext, address: string): Promise<PageVitals> {
  const page = await context.newPage()
  await page.addInitScript(watchVitals)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slowConnection)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.waitForTimeout(quietMillis)
  const { lcp, cls } = await page.evaluate(() => window.retraceVitals)
  await page.close()
  return { lcp, cls }
}
