import { expect, test } from 'vitest'
import { digestDayAt } from '#domain/schedule/digest-time'

const at = (time: string) => Date.parse(time)
const day = (date: string) => at(`${date}T00:00Z`) / 86_400_000

test('a mail is due from its hour on, by the clock of the learner, and three hours later no more', () => {
  const berlin = (time: string) => digestDayAt(at(`2026-11-24T${time}+01:00`), 7, 'Europe/Berlin')
  expect([berlin('06:59'), berlin('07:00'), berlin('09:59'), berlin('10:00')]).toEqual([
    ...[null, day('2026-11-24'), day('2026-11-24'), null],
  ])
  expect(digestDayAt(at('2026-11-23T22:30Z'), 7, 'Asia/Tokyo')).toBe(day('2026-11-24'))
})

test('where the hour is skipped in spring, it is due after the gap; where it comes twice, it is the same day', () => {
  expect(digestDayAt(at('2026-03-29T00:59Z'), 2, 'Europe/Berlin')).toBeNull()
  expect(digestDayAt(at('2026-03-29T01:00Z'), 2, 'Europe/Berlin')).toBe(day('2026-03-29'))
  const twice = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((time) =>
    digestDayAt(at(time), 2, 'Europe/Berlin'),
  )
  expect(twice).toEqual([day('2026-10-25'), day('2026-10-25')])
})

test('the last hour of a day does not reach into the next', () => {
  expect(digestDayAt(at('2026-11-24T23:30Z'), 23, 'UTC')).toBe(day('2026-11-24'))
  expect(digestDayAt(at('2026-11-25T00:30Z'), 23, 'UTC')).toBeNull()
})
