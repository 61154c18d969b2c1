import { browserStorage } from '#browser/study/outbox-store'

const key = 'retrace-told-insecure'

/** Whether this browser has not yet been told that it cannot keep pages. */
export function isToBeTold(): boolean {
  return browserStorage()?.getItem(key) !== 'yes'
}

/** Remembers that it has. */
export function rememberTold(): void {
  try {
    browserStorage()?.setItem(key, 'yes')
  } catch {
    // The storage is full: it is told again.
  }
}
