import { parseJson } from '#browser/parse-json'
import { runPairSchema, type RunPair } from '#domain/program/run-pair'

/**
 * Fetches a recorded run.
 *
 * @param path of the route of runs, with its query
 * @throws Error if the server cannot be reached or has no such run
 */
export async function fetchRun(path: string): Promise<RunPair | 'unknown-reply'> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  const text = await response.text()
  try {
    return parseJson(runPairSchema, text)
  } catch {
    return 'unknown-reply'
  }
}
