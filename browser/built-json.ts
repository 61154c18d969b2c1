import { loadOnce } from '#browser/load-once'

const files = new Map<string, () => Promise<unknown>>()

/**
 * The JSON of a file of this build, which is loaded once. The promise is rejected if several attempts fail, and
 * whoever asks later makes another one.
 */
export function builtJson(address: string): Promise<unknown> {
  const load = files.get(address) ?? loadOnce(() => fetchJson(address))
  files.set(address, load)
  return load()
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}.`)
  return response.json()
}
