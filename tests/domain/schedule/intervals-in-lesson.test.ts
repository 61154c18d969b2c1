import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { reviewCard, type SchedulingOptions } from '#domain/schedule/review-card'
import { newSchedule } from '#domain/schedule/schedule'

// “Learning that lasts” tells learners after how many days a card comes back. These figures are the app's own.

const lesson = readFileSync(
  path.resolve(import.meta.dirname, '../../../content/learning/01-recall-and-come-back.md'),
  'utf8',
)
const rows = [...lesson.matchAll(/^\| (\d+)% +\|([\d |]+)\|$/gmu)].map(([, retention = '', gaps = '']) => ({
  retention: Number(retention) / 100,
  gaps: gaps.split('|').map(Number),
}))
const start = Date.parse('2026-01-05T12:00:00Z')
const millisPerDay = 86_400_000

/** The days between the first reviews of a card that is rated Good each time on the day it is due. */
function daysBetween(count: number, desiredRetention: number): number[] {
  const options: SchedulingOptions = {
    ...{ dayBoundary: { timeZone: 'UTC', rolloverHour: 4 }, desiredRetention, weights: defaultWeights },
    ...{ intervals: defaultIntervals, fuzzSeed: null },
  }
  const days: number[] = []
  let [schedule, atMillis] = [reviewCard(newSchedule, 3, start, options), start]
  while (days.length < count) {
    if (schedule.state === 'Review') {
      days.push(schedule.dueDay - schedule.lastStudyDay)
      atMillis += (days.at(-1) ?? 0) * millisPerDay
    } else if (schedule.state !== 'New') atMillis = schedule.dueAtMillis
    schedule = reviewCard(schedule, 3, atMillis, options)
  }
  return days
}

test('the lesson has a row for the usual and for a high desired retention', () => {
  expect(rows.map(({ retention }) => retention)).toEqual([0.9, 0.97])
})

test.for(rows)('at $retention the days between reviews are those of the scheduler', ({ retention, gaps }) => {
  expect(gaps).toEqual(daysBetween(gaps.length, retention))
})

test('every share that a study found stands in a paragraph that names the study', () => {
  const file = (name: string) =>
    readFileSync(path.resolve(import.meta.dirname, `../../../content/learning/${name}`), 'utf8')
  const text = ['01-recall-and-come-back.md', '02-mix-and-know-what-you-know.md'].map(file).join('\n\n')
  const paragraphs = text.replace(/<!--[\s\S]*?-->/gu, '').split(/\n\n+/u)
  const unnamed = paragraphs.filter(
    (paragraph) => /\d%/u.test(paragraph) && !/^\||^- /u.test(paragraph) && !paragraph.includes('doi.org'),
  )
  // What is left is about the app itself, and about what calibration means.
  for (const paragraph of unnamed) expect(paragraph).toMatch(/\bcard|settings|sure/u)
})
