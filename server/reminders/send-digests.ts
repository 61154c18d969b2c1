import { minutesToStudy } from '#domain/progress/day-in-review'
import { digestDayAt } from '#domain/schedule/digest-time'
import { studyDayOf } from '#domain/schedule/study-day'
import type { MailText } from '#server/account/reset-by-mail'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { log } from '#server/log'
import { sendMail } from '#server/mail/mailer'
import { stopToken } from '#server/reminders/stop-token'
import { settings } from '#server/settings'
import { usualAnswerMillis } from '#server/study/pace'
import { learnerScope } from '#server/study/scope'
import { readQueueState } from '#server/study/study-queue'
import { studySettings } from '#server/study/study-settings'

/** What a digest says. */
export interface Digest {
  /** That are due, new ones apart. */
  cards: number
  /** That these take. */
  minutes: number
}

/** Writes a digest with the link that stops it, in the language of the learner's settings. */
export type WriteDigest = (digest: Digest, stopToken: string, language: string) => MailText

/** Where a POST stops the digests of a learner. */
const stopUrl = (token: string) => `${settings().baseUrl}/api/reminders/stop?token=${token}`

/**
 * Sends the digests whose hour has come, one after the other. A day is marked before its mail is sent, in a transaction: so
 * it has at most one, whatever is restarted and however many processes there are. One that cannot be sent is not tried
 * again.
 *
 * @returns how many were sent
 */
export async function sendDigests(now: Date, write: WriteDigest): Promise<number> {
  let sent = 0
  for (const learner of await learnersToRemind(now)) {
    try {
      const email = await database.write((db) => claim(db, learner))
      if (email === null) continue
      const digest = await database.read((db) => dueOf(db, learner.userId, now))
      if (digest === null) continue
      const token = stopToken(learner.userId, now)
      await sendMail({ to: email, ...write(digest, token, learner.language), stopUrl: stopUrl(token) })
      sent += 1
    } catch (error) {
      // The message of a mail server may quote the address.
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
      log.error(
        { event: 'mail-failed', purpose: 'digest', userId: learner.userId, reason },
        'a mail could not be sent',
      )
    }
  }
  return sent
}

interface Learner {
  userId: string
  /** The date of the digest, in days since 1970-01-01. */
  day: number
  /** As set; `browser` for that of the browser. */
  language: string
}

/** Learners whose hour has come today, and about whom nothing was decided yet. */
async function learnersToRemind(now: Date): Promise<Learner[]> {
  const rows = await database.read((db) =>
    db
      .selectFrom('Settings')
      .where('digestHour', 'is not', null)
      .select(['userId', 'digestHour', 'digestDay', 'timeZone', 'language'])
      .execute(),
  )
  return rows.flatMap(({ userId, digestHour, digestDay, timeZone, language }) => {
    const day = digestHour === null ? null : digestDayAt(now.getTime(), digestHour, timeZone)
    return day === null || day <= (digestDay ?? -Infinity) ? [] : [{ userId, day, language }]
  })
}

/**
 * Marks the day as decided. Returns the address that its mail goes to: that of now, which may have changed while those of
 * others were sent. Only confirmed addresses get mail; null if there is none, or another process was first.
 */
async function claim(db: Transaction, { userId, day }: Learner): Promise<string | null> {
  const { numUpdatedRows } = await db
    .updateTable('Settings')
    .set({ digestDay: day })
    .where('userId', '=', userId)
    .where('digestHour', 'is not', null)
    .where((eb) => eb.or([eb('digestDay', 'is', null), eb('digestDay', '<', day)]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return null
  const user = await db
    .selectFrom('User')
    .select('email')
    .where('id', '=', userId)
    .where('emailVerifiedAtMillis', 'is not', null)
    .executeTakeFirst()
  return user?.email ?? null
}

/** What is due for a learner now; null if nothing is. */
export async function dueOf(db: Transaction, userId: string, now: Date): Promise<Digest | null> {
  const own = await studySettings(db, userId)
  const today = studyDayOf(now.getTime(), own.dayBoundary)
  const { counts } = await readQueueState(db, learnerScope(userId, today), own, now)
  const cards = counts.learning + counts.review
  if (cards === 0) return null
  const steps = own.intervals.learningMinutes.length
  const answerMillis = await usualAnswerMillis(db, userId)
  return { cards, minutes: minutesToStudy({ ...counts, new: 0 }, steps, answerMillis) }
}
