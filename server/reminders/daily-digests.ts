import { log } from '#server/log'
import { sendDigests, type WriteDigest } from '#server/reminders/send-digests'

const everyMillis = 5 * 60_000

/** Looks every five minutes whose digest is to be sent, for as long as this process runs. */
export function startDailyDigests(write: WriteDigest): void {
  let isSending = false
  const send = async () => {
    if (isSending) return
    isSending = true
    try {
      const sent = await sendDigests(new Date(), write)
      if (sent > 0) log.info({ event: 'digests-sent', sent })
    } catch (error) {
      log.error({ event: 'digests-failed', error }, 'the digests could not be sent')
    } finally {
      isSending = false
    }
  }
  setInterval(() => void send(), everyMillis).unref()
}
