/** A bar of a chart: a day, and how high it is. */
export interface DayBar {
  date: string
  value: number
}

/** What the bars were when they were last shown, until the page is loaded anew. Nothing of it is stored. */
let lastShown: ReadonlyMap<string, number> | null = null

/**
 * Lets the bars of a chart move from where they were when they were last shown to where they are now: what was answered
 * has left today, and stands on the days to come. Bars have `data-day`.
 */
export function showWhatMoved(chart: Element, days: readonly DayBar[]): void {
  const before = lastShown
  lastShown = new Map(days.map(({ date, value }) => [date, value]))
  if (before === null || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const tokens = getComputedStyle(document.documentElement)
  const timing = {
    duration: Number.parseFloat(tokens.getPropertyValue('--motion-long')) || 0,
    easing: tokens.getPropertyValue('--ease-calm') || 'ease-out',
  }
  const heights = heightsOf(days, before)
  for (const { date, value } of days) {
    const from = before.get(date)
    if (from === undefined || from === value) continue
    const bar = chart.querySelector(`[data-day="${CSS.escape(date)}"]`)
    bar?.animate([{ transform: `scaleY(${heights(from) / heights(value)})` }, { transform: 'none' }], timing)
  }
}

/** How high bars are in relation to each other, before and now by the same measure; even an empty one can be seen. */
function heightsOf(days: readonly DayBar[], before: ReadonlyMap<string, number>) {
  const most = Math.max(1, ...days.map(({ value }) => value), ...before.values())
  return (value: number) => Math.max(value / most, 0.02)
}
