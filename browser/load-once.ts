import { loadPart } from '#browser/load-part'

/** How long a failure is remembered: longer than React takes to show it. */
const failureMillis = 1_000

/**
 * Makes a function that loads a part of this build when it is first called, and then returns the same promise. If the
 * part cannot be loaded, the promise is rejected, and whoever asks later makes further attempts.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | null = null
  return () => {
    if (known !== null) return known
    const loading = loadPart(load)
    known = loading
    loading.then(
      // Read by React's `use`, which then does not wait.
      (value) => Object.assign(loading, { status: 'fulfilled', value }),
      () => setTimeout(() => (known = null), failureMillis),
    )
    return loading
  }
}
