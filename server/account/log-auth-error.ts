import { log } from '#server/log'

/**
 * Logs what next-auth could not do, without what a provider or a browser has sent: an error says its own words before the
 * first comma or colon, and behind it what others have sent.
 *
 * @param given an error, or an object with one; a browser may send anything else, which is not logged
 */
export function logAuthError(code: string, given: unknown): void {
  const error = given instanceof Error ? given : (given as { error?: unknown } | null)?.error
  if (!(error instanceof Error)) return
  const [reason = ''] = error.message.split(/[,:(]/)
  log.warn(
    { event: 'provider-failed', code, reason: reason.trim().slice(0, 100) },
    'a provider signed nobody in',
  )
}
