import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { digestMail } from '#app/account-mails'
import { keepLanguage } from '#server/account/keep-language'
import { database } from '#server/database/database'
import { digestHour, setDigestHour, stopDigests } from '#server/reminders/reminder-settings'
import { sendDigests } from '#server/reminders/send-digests'
import { readStopToken, stopToken } from '#server/reminders/stop-token'
import { recordReview } from '#server/study/record-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { openMailbox, type Mailbox } from '#tests/support/mailbox'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('MAIL_FROM', 'Retrace <retrace@example.org>')
  const many = Array.from({ length: 40 }, (_, index) => `new${index}/term`)
  await makeCourse('r', { first: ['one/term', 'two/term'], second: many })
})
afterAll(() => mailbox.close())

/** Learners live in Berlin, an hour ahead of UTC in winter. */
const at = (time: string) => new Date(`2026-12-${time}+01:00`)

/** A learner with two cards that are due from the 10th of December on, and the mail at seven. */
async function makeReminded(id: string, { hour = 7, isVerified = true, studies = true } = {}) {
  const userId = await makeLearner(id)
  if (isVerified) {
    await database.write((db) =>
      db.updateTable('User').set({ emailVerifiedAtMillis: 0 }).where('id', '=', userId).execute(),
    )
  }
  const isOn = await setDigestHour(userId, hour)
  if (studies) {
    const now = at('01T12:00')
    await beginLesson(userId, 'r/first', now)
    for (const card of ['one', 'two']) {
      const shown = {
        key: `reminded-${id}-${card}`,
        cardId: `r/${card}/term`,
        itemId: `item of r/${card}/term`,
      }
      const given = { rating: 4, answer: null, durationMillis: 9_000, atMillis: now.getTime() } as const
      await recordReview(userId, { ...shown, follows: null, ...given }, now)
    }
  }
  return { userId, isOn, mails: () => mailbox.mails.filter(({ to }) => to === `${id}@example.org`) }
}
const send = (time: string) => sendDigests(at(time), digestMail)

test('one mail a day says what is due, at the hour that was asked for, whoever sends it and how often', async () => {
  const { userId, mails } = await makeReminded('daily')
  await send('15T06:55')
  expect(mails()).toEqual([])
  // As two processes would, and one that was started again.
  await Promise.all([send('15T07:00'), send('15T07:00'), send('15T07:01')])
  await send('15T08:30')
  expect(mails()).toHaveLength(1)
  await send('16T07:05')
  expect(mails()).toHaveLength(2)
  const [mail] = mails()
  expect(mail?.subject).toBe('2 cards are due in Retrace')
  expect(mail?.text).toContain('2 cards are due today, about 1 minute')
  expect(readStopToken(new URL(mail?.stopUrl ?? '').searchParams.get('token') ?? '', at('16T07:00'))).toBe(
    userId,
  )
})

test('it is in the language that was kept when the learner signed up, or set since', async () => {
  const [german, other] = [await makeReminded('german'), await makeReminded('pseudo-german')]
  await keepLanguage(german.userId, 'de')
  await keepLanguage(other.userId, 'en-XA')
  await send('15T07:00')
  // As it is sent: words of a header that are not ASCII are encoded.
  expect(german.mails()[0]?.subject).toContain('2_Karten_sind_in_Retrace')
  expect(other.mails()[0]?.subject).toBe('2 cards are due in Retrace')
})

test('there is no mail where nothing is due, none to who has not confirmed the address, and none unasked', async () => {
  const nothing = await makeReminded('nothing-due', { studies: false })
  const unconfirmed = await makeReminded('unconfirmed', { isVerified: false })
  const unasked = await makeReminded('unasked')
  await setDigestHour(unasked.userId, null)
  await send('15T07:00')
  expect([nothing, unconfirmed, unasked].map(({ mails }) => mails())).toEqual([[], [], []])
  expect([nothing.isOn, unconfirmed.isOn]).toEqual([true, false])
  const { digestHour: byDefault } = await database.read((db) =>
    db
      .selectFrom('Settings')
      .select('digestHour')
      .where('userId', '=', unconfirmed.userId)
      .executeTakeFirstOrThrow(),
  )
  expect(byDefault).toBeNull()
})

test('its minutes are those of the cards that it counts: new ones are in neither', async () => {
  const { userId, mails } = await makeReminded('begins-more')
  await beginLesson(userId, 'r/second', at('14T12:00'))
  await send('15T07:00')
  expect(mails().map(({ text }) => text)).toEqual([
    expect.stringContaining('2 cards are due today, about 1 minute:'),
  ])
})

test('a mail goes to the address of that moment, and to none that is no longer confirmed', async () => {
  const learners = [await makeReminded('changes-one'), await makeReminded('changes-two')]
  const changed: Promise<unknown>[] = []
  const unconfirm = (userId: string) =>
    database.write((db) =>
      db.updateTable('User').set({ emailVerifiedAtMillis: null }).where('id', '=', userId).execute(),
    )
  await sendDigests(at('19T07:00'), (digest, token, language) => {
    // While the first mail is sent, the other learner takes an address that they have not confirmed.
    const reader = readStopToken(token, at('19T07:00'))
    const [one, two] = learners.map(({ userId }) => userId)
    if (reader === one) changed.push(unconfirm(two ?? ''))
    if (reader === two) changed.push(unconfirm(one ?? ''))
    return digestMail(digest, token, language)
  })
  await Promise.all(changed)
  expect(learners.flatMap(({ mails }) => mails())).toHaveLength(1)
})

test('the link in a mail stops them without a session; made-up and old ones, and those of others, stop nothing', async () => {
  const [stops, other] = [await makeReminded('stops'), await makeReminded('goes-on')]
  const now = at('15T07:00')
  const token = stopToken(stops.userId, now)
  const [userId, expires, signature] = token.split('.')
  const refused = [
    ...['', 'made up', `${other.userId}.${expires}.${signature}`, `${userId}.9999999999999.${signature}`],
    `${userId}.${expires}.${'A'.repeat(43)}`,
  ]
  for (const each of refused) expect(await stopDigests(each, now)).toBe(false)
  expect(await stopDigests(token, new Date(now.getTime() + 91 * 86_400_000))).toBe(false)
  expect([await digestHour(stops.userId), await digestHour(other.userId)]).toEqual([7, 7])
  expect(await stopDigests(token, now)).toBe(true)
  // Mail programs may ask twice.
  expect(await stopDigests(token, now)).toBe(true)
  expect([await digestHour(stops.userId), await digestHour(other.userId)]).toEqual([null, 7])
})

test('a mail that cannot be sent is not tried again on that day, and stops nobody else’s', async () => {
  const [first, second] = [await makeReminded('fails-one'), await makeReminded('fails-two')]
  await sendDigests(at('17T07:00'), (digest, token, language) => {
    if (readStopToken(token, at('17T07:00')) === first.userId) throw new Error('broken')
    return digestMail(digest, token, language)
  })
  await send('17T07:05')
  expect([first, second].map(({ mails }) => mails().length)).toEqual([0, 1])
  await send('18T07:05')
  expect([first, second].map(({ mails }) => mails().length)).toEqual([1, 2])
})
