import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'
import { changeCard } from '#server/study/change-card'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'
import { copyDatabase } from '#tests/support/copy-database'
import { everyRow, type Rows } from '#tests/support/every-row'
import { archiveOf } from '#tests/support/read-archive'

const now = new Date('2026-11-23T10:00:00Z')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-killed-'))
const archive = path.join(folder, 'archive.zip')
const file = path.join(folder, 'killed.db')
let before: Rows

beforeAll(async () => {
  await makeBusyCourse()
  await makeBusyLearner('ada', now)
  await makeBusyLearner('bob', now)
  fs.writeFileSync(archive, await archiveOf('ada', now))
  const cardId = 'trees/cedar/facet'
  await changeCard('ada', { key: 'after-export', cardId, change: { event: 'buried' } }, now)
  before = await database.read(everyRow)
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** Does it on a fresh copy, and dies at a query; without one, lives. Returns what it printed, and what is stored then. */
async function run(what: 'import' | 'delete', fatal: number | null) {
  for (const ending of ['', '-wal', '-shm']) fs.rmSync(file + ending, { force: true })
  await copyDatabase(databaseFileOf(), file)
  const env = { ...process.env, DATABASE_URL: `file:${file}`, NODE_OPTIONS: '' }
  const command = ['tests/support/die-while-writing.ts', what, String(fatal ?? 0), archive]
  const { stdout, signal, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  expect([signal, stderr]).toEqual([fatal === null ? null : 'SIGKILL', ''])
  const killed = new SqliteDatabase(file)
  const rows = await killed.read(everyRow)
  await killed.close()
  return { queries: Number(stdout), rows }
}

describe.each(['import', 'delete'] as const)('a process that dies while it does an %s', (what) => {
  test('leaves everything as it was, or has done all of it', async () => {
    const whole = await run(what, null)
    expect(whole.rows).not.toEqual(before)
    expect(whole.queries).toBeGreaterThanOrEqual(4)
    // An import reads and prepares a lot before it writes anything for good, and tidies up afterwards.
    const places = 8
    const step = Math.max(1, Math.floor(Math.min(whole.queries, 48) / places))
    const outcomes: string[] = []
    for (let n = 0; n < places; n++) {
      const fatal = Math.max(1, whole.queries - n * step)
      const { rows } = await run(what, fatal)
      const isUndone = JSON.stringify(rows) === JSON.stringify(before)
      if (!isUndone) expect(rows, `killed at query ${fatal} of ${whole.queries}`).toEqual(whole.rows)
      outcomes.push(isUndone ? 'as it was' : 'all of it')
    }
    expect(outcomes).toContain('as it was')
  })
})
