import { parseJson } from '#browser/parse-json'
import { tracingScoreSchema, type TracingScore } from '#domain/practice/tracing'

/**
 * Sends what a learner answered while tracing a run, to be graded and logged.
 *
 * @param key tells a repeated request from another time that the run is traced
 * @returns the server's score; `signed-out` if there is nobody to log it for; `failed` if it was not stored
 */
export async function postTracing(
  runHash: string,
  key: string,
  answers: readonly number[],
): Promise<TracingScore | 'signed-out' | 'failed'> {
  try {
    const response = await fetch(`/api/runs/${runHash}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key, answers }),
    })
    if (response.status === 401) return 'signed-out'
    return response.ok ? parseJson(tracingScoreSchema, await response.text()) : 'failed'
  } catch {
    return 'failed'
  }
}
