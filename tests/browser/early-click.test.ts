import { afterEach, expect, test, vi } from 'vitest'
import { missedControl } from '#browser/ui/early-click'

/** A button that is clicked, with nothing around it. */
class Button extends EventTarget {
  closest = () => this
}

/** Clicks a button. What the page does meanwhile happens before the click is over. */
function click(meanwhile: () => void = () => undefined): Button {
  vi.stubGlobal('Element', Button)
  vi.stubGlobal('HTMLAnchorElement', class {})
  const button = new Button()
  button.addEventListener('click', (last) => {
    vi.stubGlobal('window', { retraceClicks: { last, stop: () => undefined } })
    meanwhile()
  })
  button.dispatchEvent(new Event('click'))
  return button
}

afterEach(() => vi.unstubAllGlobals())

test('a click that is over before React listens was missed, and is told of once', () => {
  const button = click()
  expect(missedControl()).toBe(button)
  expect(missedControl()).toBeNull()
})

test('a click during which React hydrates the page was not missed, because React goes on to handle it', () => {
  let missed: unknown = 'not asked yet'
  click(() => (missed = missedControl()))
  expect(missed).toBeNull()
  expect(missedControl()).toBeNull()
})
