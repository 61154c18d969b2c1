import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfStudyDay, isTimeZone, startOfStudyDay, studyDayOf } from '#domain/schedule/study-day'

const hour = 3_600_000
const dayOf = (iso: string, timeZone: string, rolloverHour: number) =>
  dateOfStudyDay(studyDayOf(Date.parse(iso), { timeZone, rolloverHour }))

// Half-hour shifts, shifts at midnight, no shifts, both hemispheres, and a date that was skipped.
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Casablanca',
]

test('the day turns at the rollover hour of the wall clock', () => {
  expect(dayOf('2026-11-23T02:59:59Z', 'Europe/Berlin', 4)).toBe('2026-11-22')
  expect(dayOf('2026-11-23T03:00:00Z', 'Europe/Berlin', 4)).toBe('2026-11-23')
  expect(dayOf('2026-07-23T01:59:59Z', 'Europe/Berlin', 4)).toBe('2026-07-22')
  expect(dayOf('2026-07-23T02:00:00Z', 'Europe/Berlin', 4)).toBe('2026-07-23')
  expect(dayOf('2026-11-23T23:59:59Z', 'UTC', 0)).toBe('2026-11-23')
})

test('where the clock skips the rollover hour, the day begins after the gap', () => {
  // In Berlin 02:00 is followed by 03:00 on 2026-03-29.
  expect(dayOf('2026-03-29T00:59:59Z', 'Europe/Berlin', 2)).toBe('2026-03-28')
  expect(dayOf('2026-03-29T01:00:00Z', 'Europe/Berlin', 2)).toBe('2026-03-29')
})

test('where the rollover hour comes twice, the day begins at the first', () => {
  // In Berlin 02:00 to 03:00 came twice on 2026-10-25.
  expect(dayOf('2026-10-24T23:59:59Z', 'Europe/Berlin', 2)).toBe('2026-10-24')
  expect(dayOf('2026-10-25T00:00:00Z', 'Europe/Berlin', 2)).toBe('2026-10-25')
  expect(dayOf('2026-10-25T01:00:00Z', 'Europe/Berlin', 2)).toBe('2026-10-25')
  // In St John's 00:01 was followed by 23:01 of the day before on 2010-11-07.
  expect(dayOf('2010-11-07T02:30:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
  expect(dayOf('2010-11-07T03:00:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
})

const anyReckoning = fc.record({
  timeZone: fc.constantFrom(...zones),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
})
const anyInstant = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2040, 0, 1) })

test('every instant lies in its day, in any zone with any rollover hour', () => {
  fc.assert(
    fc.property(anyInstant, anyReckoning, (atMillis, dayBoundary) => {
      const day = studyDayOf(atMillis, dayBoundary)
      expect(startOfStudyDay(day, dayBoundary)).toBeLessThanOrEqual(atMillis)
      expect(startOfStudyDay(day + 1, dayBoundary)).toBeGreaterThan(atMillis)
    }),
    { numRuns: 2_000 },
  )
})

test.for(zones)('in %s no day of 2010 or 2026 is lost or doubled', (timeZone) => {
  for (const year of [2010, 2026]) {
    for (const rolloverHour of [0, 2, 4]) {
      const quarters = Array.from(
        { length: 365 * 4 },
        (_, quarter) => Date.UTC(year, 0, 1) + quarter * 6 * hour,
      )
      const days = quarters.map((atMillis) => studyDayOf(atMillis, { timeZone, rolloverHour }))
      const steps = days.slice(1).map((day, index) => day - (days[index] ?? 0))
      expect(new Set(steps)).toEqual(new Set([0, 1]))
    }
  }
})

test('the date that Samoa skipped is an empty day', () => {
  const dayBoundary = { timeZone: 'Pacific/Apia', rolloverHour: 4 }
  const lastOfOldTime = studyDayOf(Date.parse('2011-12-30T09:00:00Z'), dayBoundary)
  const firstOfNewTime = studyDayOf(Date.parse('2011-12-30T15:00:00Z'), dayBoundary)
  expect([lastOfOldTime, firstOfNewTime].map(dateOfStudyDay)).toEqual(['2011-12-29', '2011-12-31'])
})

test('names of time zones are told from other texts', () => {
  expect(['Europe/Berlin', 'UTC', 'Asia/Kathmandu'].map(isTimeZone)).toEqual([true, true, true])
  expect(['Mars/Olympus', '', '+01:00', 'Europe/../Berlin'].map(isTimeZone)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
