import { expect, test } from 'vitest'
import { changeLearningSettings, readLearningSettings } from '#server/account/learning-settings'
import { makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-11-23T08:00:00Z')
const form = {
  timeZone: 'America/St_Johns',
  rolloverHour: '3',
  newCardsPerDay: '15',
  reviewsPerDay: '150',
  goalMinutes: '20',
  maxMinutes: '45',
  monday: 'full',
  tuesday: 'full',
  wednesday: 'full',
  thursday: 'full',
  friday: 'full',
  saturday: 'less',
  sunday: 'minimum',
  desiredRetention: '0.95',
  learningMinutes: '2, 15 60',
  relearningMinutes: ' 5 ',
  longestDays: '180',
  leechLapses: '4',
  asksConfidence: 'no',
  goesOn: 'yes',
  appearance: 'dark',
  language: 'de',
}

test('settings are kept as they were given', async () => {
  const userId = await makeLearner('keeper')
  expect(await changeLearningSettings(userId, form, now)).toEqual([])
  expect(await readLearningSettings(userId)).toEqual({
    timeZone: 'America/St_Johns',
    rolloverHour: 3,
    newCardsPerDay: 15,
    reviewsPerDay: 150,
    goalMinutes: 20,
    maxMinutes: 45,
    monday: 'full',
    tuesday: 'full',
    wednesday: 'full',
    thursday: 'full',
    friday: 'full',
    saturday: 'less',
    sunday: 'minimum',
    desiredRetention: 0.95,
    learningMinutes: [2, 15, 60],
    relearningMinutes: [5],
    longestDays: 180,
    leechLapses: 4,
    asksConfidence: false,
    goesOn: true,
    appearance: 'dark',
    language: 'de',
  })
})

let learners = 0
test.each([
  ['timeZone', 'Atlantis'],
  ['rolloverHour', '24'],
  ['newCardsPerDay', '-1'],
  ['reviewsPerDay', '1e3'],
  ['goalMinutes', '241'],
  ['maxMinutes', '601'],
  ['sunday', 'none'],
  ['desiredRetention', '1'],
  ['desiredRetention', '0.5'],
  ['desiredRetention', 'high'],
  ['learningMinutes', ''],
  ['learningMinutes', '10 1'],
  ['learningMinutes', '1 m'],
  ['relearningMinutes', '1440'],
  ['longestDays', '3'],
  ['leechLapses', '1'],
  ['asksConfidence', 'maybe'],
  ['goesOn', 'maybe'],
  ['appearance', 'blue'],
  ['language', 'en-XA'],
])('%s = %j is refused by its name, and nothing is saved', async (field, value) => {
  const userId = await makeLearner(`refused-${++learners}`)
  const before = await readLearningSettings(userId)
  expect(await changeLearningSettings(userId, { ...form, [field]: value }, now)).toEqual([field])
  expect(await readLearningSettings(userId)).toEqual(before)
})
