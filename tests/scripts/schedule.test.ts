import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fsrsRsOracle, realReviewLog } from '#tests/fixtures/revlog/revlog'

const root = path.resolve(import.meta.dirname, '../..')
const lineSchema = z.strictObject({
  card: z.string(),
  at: z.iso.datetime(),
  rating: z.int().min(1).max(4),
  state: z.enum(['Learning', 'Review', 'Relearning']),
  stability: z.number().positive(),
  difficulty: z.number().min(1).max(10),
  retrievability: z.number().min(0).max(1).nullable(),
  dueDay: z.iso.date(),
})

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-schedule-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

function replay(csv: string, ...options: string[]) {
  const file = path.join(folder, 'log.csv')
  fs.writeFileSync(file, csv)
  const args = ['scripts/with-setup.mjs', 'scripts/schedule.ts', 'replay', file, ...options]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 25,
  })
  return { status, stdout, stderr }
}

const linesOf = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)))

const header = 'card_id,review_rating,review_time,review_duration\n'

describe('a review log put through the scheduler', () => {
  it('gives for every review of a real log what fsrs-rs gives, within a thousandth', () => {
    const { status, stdout, stderr } = replay(realReviewLog(), '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const lines = linesOf(stdout)
    const oracle = fsrsRsOracle()
    expect(lines).toHaveLength(12_580)
    const worst = lines.reduce((most, { stability, difficulty }, row) => {
      const [s = 0, d = 0] = oracle[row] ?? []
      return Math.max(most, Math.abs(stability / s - 1), Math.abs(difficulty / d - 1))
    }, 0)
    expect(worst).toBeLessThan(1e-3)
  })

  it('predicts that log well: what it expected to be recalled was recalled', () => {
    expect(replay(realReviewLog()).stdout).toContain(
      'Recalled on later days: 78.0% of 6276. Predicted: 77.9%.',
    )
  })

  it('counts days in the zone and from the hour that are given', () => {
    const log = `${header}1,3,2026-03-28T19:00:00Z,900\n1,3,2026-03-28T23:30:00Z,900\n`
    const [, sameDay] = linesOf(replay(log, '--json').stdout)
    expect(sameDay).toMatchObject({ retrievability: 1, dueDay: '2026-03-30', state: 'Review' })
    const [, nextDay] = linesOf(replay(log, '--json', '--tz', 'Asia/Tokyo', '--rollover', '8').stdout)
    expect(nextDay?.retrievability).toBeLessThan(1)
    expect(nextDay?.stability).toBeGreaterThan(sameDay?.stability ?? 0)
  })

  it('takes milliseconds, other columns and their order, and reviews in the order of their times', () => {
    const log = 'review_time,note,card_id,review_rating\n1700000600000,b,7,3\n1700000000000,"a, first",7,1\n'
    const lines = linesOf(replay(log, '--json').stdout)
    expect(lines.map(({ at, rating }) => ({ at, rating }))).toEqual([
      { at: '2023-11-14T22:13:20.000Z', rating: 1 },
      { at: '2023-11-14T22:23:20.000Z', rating: 3 },
    ])
    expect(lines[0]?.retrievability).toBeNull()
  })

  it('skips ratings outside 1 to 4 and counts them', () => {
    const { status, stdout, stderr } = replay(
      `${header}1,0,1700000000000,0\n1,5,1700000000000,0\n1,4,1700000000000,0\n`,
      '--json',
    )
    expect(linesOf(stdout)).toHaveLength(1)
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: '2 rows skipped, because their rating is not 1 to 4.\n',
    })
  })

  it.each([
    ['card_id,review_time\n1,1700000000000\n', 'Line 1: the column review_rating is missing'],
    [`${header}1,2.5,1700000000000,0\n`, 'Line 2: the rating “2.5” is not a whole number.'],
    [`${header}1,3,1700000000000,0\n1,,1700000000000,0\n`, 'Line 3: the rating “” is not a whole number.'],
    [`${header}1,3,yesterday,0\n`, 'Line 2: “yesterday” is not a time.'],
    [`${header}1,3,2026-11-23T08:00:00,0\n`, 'Line 2: “2026-11-23T08:00:00” is not a time.'],
    [`${header}1,3\n`, 'This is not valid CSV'],
  ])('says where a log cannot be read: %j', (log, message) => {
    const { status, stdout, stderr } = replay(log, '--json')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain(' at ')
  })

  it('refuses a zone that there is not, an hour that there is not, and a file that there is not', () => {
    expect(replay(header, '--tz', 'Mars/Olympus').stderr).toContain('Mars/Olympus is not a time zone')
    expect(replay(header, '--rollover', '24').stderr).toContain('an hour from 0 to 23')
    const args = ['scripts/with-setup.mjs', 'scripts/schedule.ts', 'replay', path.join(folder, 'none.csv')]
    expect(spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).stderr).toContain(
      'cannot be read',
    )
  })
})
