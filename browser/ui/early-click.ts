/** The latest click on the page, and what stops remembering further ones. */
interface EarlyClicks {
  last: MouseEvent | null
  stop: () => void
}

declare global {
  interface Window {
    /** Only until the page is hydrated. */
    retraceClicks?: EarlyClicks
  }
}

/**
 * A script that stands in the page itself, before its controls. It remembers the latest click, because React listens only
 * once its own scripts have arrived.
 */
export const rememberEarlyClicks =
  '{let c=window.retraceClicks={last:null,stop(){removeEventListener("click",f,true)}},' +
  'f=e=>{c.last=e};addEventListener("click",f,true)}'

/** How old a click may be: later, nobody expects an effect any more. */
const maxAgeMillis = 5_000

/**
 * Buttons that do nothing without React; those that submit a form or open a popover work without it. And links within the
 * page: the browser follows them, but when Next's router starts, it sets the address to what it was before the click.
 */
const needsReact = 'button[type=button]:not([popovertarget], [commandfor]), a[href^="#"]'

/**
 * Takes over once React has hydrated the page: nothing is remembered any more. Returns the button or link that was clicked
 * last, if nothing has come of that click and it is not too old.
 */
export function missedControl(): HTMLElement | null {
  const clicks = window.retraceClicks
  if (clicks === undefined) return null
  delete window.retraceClicks
  clicks.stop()
  const { last } = clicks
  // A click that is still being dispatched has made React hydrate the page, and React goes on to handle it.
  if (last === null || last.eventPhase !== Event.NONE) return null
  if (performance.now() - last.timeStamp > maxAgeMillis) return null
  const control = last.target instanceof Element ? last.target.closest<HTMLElement>(needsReact) : null
  if (control instanceof HTMLAnchorElement && control.hash === window.location.hash) return null
  return control
}
