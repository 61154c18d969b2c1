import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { removeUnfinishedImports } from '#server/own/store-import'
import { databaseFileOf } from '#server/settings'
import { changeCard } from '#server/study/change-card'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'
import { copyDatabase } from '#tests/support/copy-database'
import { everyRow, type Rows } from '#tests/support/every-row'
import { archiveOf } from '#tests/support/read-archive'
import { inSweep } from '#tests/support/sweep'

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
  // Of the busy learners' decks, one was deleted at the instant at which it was made, as an import is until it is whole.
  await removeUnfinishedImports()
  before = await database.read(everyRow)
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

type Work = 'import' | 'import in a thread' | 'import of cards' | 'deletion'

/** Does it in a process of its own, which dies at a step; without one, it lives. Returns how many steps it took. */
function doElsewhere(what: Work | 'tidying at a start', fatal: number | null): number {
  const env = { ...process.env, DATABASE_URL: `file:${file}`, NODE_OPTIONS: '' }
  const command = ['tests/support/die-while-writing.ts', what, String(fatal ?? 0), archive]
  const { stdout, signal, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  expect([signal, stderr]).toEqual([fatal === null ? null : 'SIGKILL', ''])
  return Number(stdout)
}

/** Does it on a fresh copy, and starts anew if it died. Returns the number of steps, and what is stored then. */
async function run(what: Work, fatal: number | null) {
  for (const ending of ['', '-wal', '-shm']) fs.rmSync(file + ending, { force: true })
  await copyDatabase(databaseFileOf(), file)
  const steps = doElsewhere(what, fatal)
  // Only an import of cards leaves something for the next start to tidy up.
  if (what === 'import of cards' && fatal !== null) doElsewhere('tidying at a start', null)
  const killed = new SqliteDatabase(file)
  const rows = await killed.read(everyRow)
  await killed.close()
  return { steps, rows }
}

test.each<[what: Work, places: number, atLeast: number]>([
  ['import', inSweep(12, 3), 4],
  ['deletion', inSweep(12, 3), 4],
  ['import in a thread', inSweep(6, 2), 2],
  ['import of cards', inSweep(6, 3), 10],
])(
  'a process that dies during an %s leaves everything as it was, or has done all of it',
  async (what, places, atLeast) => {
    const whole = await run(what, null)
    expect(whole.rows).not.toEqual(before)
    expect(whole.steps).toBeGreaterThanOrEqual(atLeast)
    // An import reads and prepares a lot before it writes anything for good, and tidies up afterwards.
    const step = Math.max(1, Math.floor(Math.min(whole.steps, 48) / places))
    const outcomes: string[] = []
    for (let n = 0; n < places; n++) {
      const fatal = Math.max(1, whole.steps - n * step)
      const { rows } = await run(what, fatal)
      const isUndone = JSON.stringify(rows) === JSON.stringify(before)
      if (!isUndone)
        expect(countsIn(rows), `killed at step ${fatal} of ${whole.steps}`).toEqual(countsIn(whole.rows))
      // Cards that are imported have ids that are drawn.
      if (!isUndone && what !== 'import of cards') expect(rows).toEqual(whole.rows)
      outcomes.push(isUndone ? 'as it was' : 'all of it')
    }
    expect(outcomes).toContain('as it was')
  },
)

const countsIn = (rows: Rows) => Object.entries(rows).map(([table, all]) => [table, all.length])
