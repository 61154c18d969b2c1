import { setTimeout } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { BoundedQueue } from '#server/bounded-queue'
import { log } from '#server/log'
import { settings, type MailSettings } from '#server/settings'

export interface Mail {
  to: string
  subject: string
  /** Plain text. */
  text: string
  /** Where a POST without anything else stops such mails (RFC 8058); undefined for a mail that somebody has asked for. */
  stopUrl?: string
}

/** Whoever waits for a mail tries again soon, so that none has to be kept for long. */
const mails = new BoundedQueue({ atOnce: 3, waiting: 200 })
const timeoutMillis = 20_000

/** Whether this site sends mail. */
export const sendsMail = (): boolean => settings().mail !== null

/**
 * Sends a mail, by the server that the host has set, or in development to the console.
 *
 * @throws Error if it was not accepted
 * @throws BusyError if too many are waiting
 */
export async function sendMail({ stopUrl, ...mail }: Mail): Promise<void> {
  const means = settings().mail
  if (means === null) throw new Error('This site sends no mail.')
  if (means.kind === 'console') {
    process.stdout.write(`\nTo: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}\n\n`)
    return
  }
  await mails.run(() =>
    transport(means).sendMail({
      ...mail,
      from: means.from,
      ...(stopUrl === undefined ? {} : { headers: stopHeaders(stopUrl) }),
    }),
  )
}

/** Makes mail programs offer to stop such mails with one click. */
const stopHeaders = (stopUrl: string) => ({
  'List-Unsubscribe': `<${stopUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** In which a request is answered: SQLite answers at once, so that the work would be done first otherwise. */
const pauseMillis = 100

/**
 * Does what ends with a mail after the request is answered, so that how long an answer takes tells nothing about an
 * account. A failure is in the log.
 *
 * @param purpose for the log
 */
export function inBackground(
  purpose: string,
  requestId: string | undefined,
  work: () => Promise<void>,
): void {
  const later = setTimeout(pauseMillis).then(work)
  later.catch((error: unknown) => {
    // The message of a mail server may quote the address.
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
    log.error({ event: 'mail-failed', purpose, requestId, reason }, 'a mail could not be sent')
  })
}

/** A connection of its own for each mail: there are few. Files and addresses in a mail are never fetched. */
const transport = ({ url, isLocal }: Extract<MailSettings, { kind: 'smtp' }>) =>
  createTransport({
    url,
    requireTLS: !isLocal,
    ignoreTLS: isLocal,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: timeoutMillis,
    greetingTimeout: timeoutMillis,
    socketTimeout: timeoutMillis,
  })
