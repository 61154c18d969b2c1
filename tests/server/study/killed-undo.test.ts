import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeLearningSettings } from '#server/account/learning-settings'
import { database } from '#server/database/database'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'
import { moveCards } from '#server/study/move-cards'
import { recordReview } from '#server/study/record-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { copyDatabase } from '#tests/support/copy-database'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { settingsForm } from '#tests/support/settings-form'
import { storedSchedule } from '#tests/support/stored-schedule'

// The undo itself is tested in plan-changes.test.ts.

const start = new Date('2026-09-01T08:00:00Z')
const on = (day: number) => new Date(start.getTime() + day * 86_400_000)
/** More than are undone in one transaction. */
const cards = Array.from({ length: 30 }, (_, index) => `k/c${index}/term`)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-killed-undo-'))
const file = path.join(folder, 'killed.db')

let keys = 0
beforeAll(async () => {
  await makeCourse('k', { first: cards.map((id) => id.slice(2)) })
  await makeLearner('ada')
  await beginLesson('ada', 'k/first', on(0))
  for (const day of [0, 9]) {
    for (const cardId of cards) {
      const { follows } = await storedSchedule('ada', cardId)
      const review = { rating: 4, answer: null, durationMillis: null, atMillis: on(day).getTime() } as const
      const shown = { key: `killed-undo-${++keys}`, cardId, itemId: `item of ${cardId}`, follows }
      await recordReview('ada', { ...shown, ...review }, on(day))
    }
  }
  await changeLearningSettings('ada', { ...settingsForm, desiredRetention: '0.97' }, on(10))
  await moveCards('ada', on(10))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** What of the learner is in a database: their plan, when their cards are due, and how many events they have. */
async function planIn(stored: Pick<SqliteDatabase, 'read'>) {
  return stored.read(async (db) => ({
    settings: await db
      .selectFrom('Settings')
      .select(['desiredRetention', 'planBefore'])
      .where('userId', '=', 'ada')
      .executeTakeFirstOrThrow(),
    dueDays: await db
      .selectFrom('CardSchedule')
      .select(['cardId', 'dueDay'])
      .where('userId', '=', 'ada')
      .orderBy('cardId')
      .execute(),
    events: (await db.selectFrom('ReviewLog').select('id').where('userId', '=', 'ada').execute()).length,
  }))
}

/** Does something in a process of its own, which dies at a step; without one, it lives. Returns how many steps it took. */
function doElsewhere(what: 'undo of a plan' | 'tidying at a start', fatal: number | null): number {
  const env = { ...process.env, DATABASE_URL: `file:${file}`, NODE_OPTIONS: '' }
  const command = ['tests/support/die-while-writing.ts', what, String(fatal ?? 0)]
  const { stdout, signal, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  expect([signal, stderr]).toEqual([fatal === null ? null : 'SIGKILL', ''])
  return Number(stdout)
}

/** Undoes the plan on a fresh copy; if the process dies, the app starts again. */
async function undo(fatal: number | null) {
  for (const ending of ['', '-wal', '-shm']) fs.rmSync(file + ending, { force: true })
  await copyDatabase(databaseFileOf(), file)
  const steps = doElsewhere('undo of a plan', fatal)
  const killed = new SqliteDatabase(file)
  const left = await planIn(killed)
  await killed.close()
  if (fatal !== null) doElsewhere('tidying at a start', null)
  const after = new SqliteDatabase(file)
  const plan = await planIn(after)
  await after.close()
  return { steps, left, plan }
}

test('an undo of a plan that dies half-way is finished at the next start', async () => {
  const before = await planIn(database)
  const whole = await undo(null)
  expect(whole.plan.settings).toEqual({ desiredRetention: 0.9, planBefore: null })
  expect(whole.plan.events).toBe(before.events + cards.length)
  // In the middle, some cards have their days back; just before the end, all of them, but not yet the settings.
  const middle = await undo(Math.floor((whole.steps * 19) / 20))
  expect(middle.left).not.toEqual(whole.plan)
  expect(middle.left.dueDays).not.toEqual(before.dueDays)
  expect(middle.left.settings.desiredRetention).toBe(0.97)
  expect(middle.plan).toEqual(whole.plan)
  const end = await undo(whole.steps)
  expect(end.left.settings.desiredRetention).toBe(0.97)
  expect(end.plan).toEqual(whole.plan)
  const beginning = await undo(1)
  expect(beginning.plan).toEqual(before)
})
