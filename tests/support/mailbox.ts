import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  to: string
  subject: string
  text: string
  /** What the link in it holds. */
  token: string
  /** The address that stops such mails; empty if there is none. */
  stopUrl: string
}

/** A real mail server on this machine, with a mailbox for everybody. */
export interface Mailbox {
  url: string
  /** All mails so far, the oldest first. */
  mails: readonly ReceivedMail[]
  /** The next mail that nobody has asked for yet. */
  next: () => Promise<ReceivedMail>
  close: () => Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = []
  const arrived = new EventEmitter()
  let read = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        mails.push(received(to, Buffer.concat(pieces).toString()))
        arrived.emit('mail')
        callback()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async next() {
      while (mails.length <= read) await once(arrived, 'mail')
      const mail = mails[read]
      read += 1
      if (mail === undefined) throw new Error('There is no mail.')
      return mail
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

function received(to: string, source: string): ReceivedMail {
  const end = source.indexOf('\r\n\r\n')
  const head = source.slice(0, end).replaceAll(/\r\n[ \t]+/gu, ' ')
  const subject = /^Subject: (.*)$/imu.exec(head)?.[1] ?? ''
  const isQuoted = /^Content-Transfer-Encoding: quoted-printable/imu.test(head)
  const body = source.slice(end + 4)
  const text = isQuoted
    ? body
        .replaceAll(/=\r\n/gu, '')
        .replaceAll(/=([\dA-F]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : body
  const stopUrl = /^List-Unsubscribe: <(.*)>$/imu.exec(head)?.[1] ?? ''
  return { to, subject, text, stopUrl, token: /#([\w-]{43})\s/u.exec(text)?.[1] ?? '' }
}
