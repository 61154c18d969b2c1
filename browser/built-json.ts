import { loadPart } from '#browser/load-part'

const loads = new Map<string, Promise<unknown>>()

/** How long a failure is remembered: longer than React takes to show it. */
const failureMillis = 1_000

/**
 * The JSON of a file of this build, which is loaded once. The promise is rejected if several attempts fail, and
 * whoever asks later makes another one.
 */
export function builtJson(address: string): Promise<unknown> {
  const known = loads.get(address)
  if (known !== undefined) return known
  const loading = loadPart(() => fetchJson(address))
  loads.set(address, loading)
  loading.then(
    // Read by React's `use`, which then does not wait.
    (value) => Object.assign(loading, { status: 'fulfilled', value }),
    () => setTimeout(() => loads.delete(address), failureMillis),
  )
  return loading
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}.`)
  return response.json()
}
