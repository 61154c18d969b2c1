/** How long to wait before each further attempt. */
const delaysMillis = [500, 1_500, 4_000]

/**
 * Loads a part of this build, such as a script or texts. If that fails, it is attempted again, three times and as often as
 * the browser says that it is offline, at the latest when the connection is back.
 *
 * @param load makes one attempt
 * @throws whatever the last attempt throws
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  let failures = 0
  for (;;) {
    try {
      return await load()
    } catch (error) {
      const delayMillis = delaysMillis[failures]
      if (delayMillis === undefined) throw error
      if (navigator.onLine) failures += 1
      await untilOnline(delayMillis)
    }
  }
}

/** Waits, but not longer than until the connection is back. */
function untilOnline(maxMillis: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, maxMillis)
    window.addEventListener('online', end)
  })
}
