import { createHmac, timingSafeEqual } from 'node:crypto'
import { settings } from '#server/settings'

/** So long after a mail, its link still stops further ones. */
const lifetimeMillis = 90 * 24 * 60 * 60_000

/** Sets these signatures apart from whatever else is signed with the secret. */
const purpose = 'retrace/stop-reminders/1'

/**
 * What the link that stops reminders holds. It can be used again and by whoever has the mail, which does no harm: all it
 * does is to stop mails. So it is signed instead of stored.
 */
export function stopToken(userId: string, now: Date): string {
  const claim = `${userId}.${now.getTime() + lifetimeMillis}`
  return `${claim}.${signatureOf(claim)}`
}

/** Whose reminders a link stops; null if it is made up or too old. */
export function readStopToken(token: string, now: Date): string | null {
  const parts = /^([\w-]{1,100})\.(\d{1,15})\.([\w-]{43})$/.exec(token)
  const [, userId, expires, signature] = parts ?? []
  if (userId === undefined || expires === undefined || signature === undefined) return null
  const expected = signatureOf(`${userId}.${expires}`)
  const isGenuine = timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  return isGenuine && Number(expires) > now.getTime() ? userId : null
}

const signatureOf = (claim: string) =>
  createHmac('sha256', settings().authSecret).update(`${purpose}/${claim}`).digest('base64url')
