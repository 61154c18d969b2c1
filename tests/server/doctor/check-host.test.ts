import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { writeBackup } from '#server/backup/backup'
import { database } from '#server/database/database'
import { checkContent } from '#server/doctor/check-content'
import { checkBackups, checkClock, checkDisk } from '#server/doctor/check-host'
import { createDeck } from '#server/own/own-decks'
import { databaseFileOf } from '#server/settings'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-12-20T12:00:00Z')
const day = 86_400_000
const folder = `${databaseFileOf()}-host`
beforeAll(() => void fs.mkdirSync(folder))

test('a clock that is behind an answer or this version is found', () => {
  expect(checkClock(now, now.getTime() - day).kind).toBe('good')
  expect(checkClock(now, now.getTime() + day)).toMatchObject({
    kind: 'fault',
    text: expect.stringContaining('an answer arrived') as string,
  })
  expect(checkClock(new Date('2020-01-01T00:00:00Z'), null)).toMatchObject({ kind: 'fault' })
})

test('a disk with room is good', () => {
  expect(checkDisk(folder, databaseFileOf())).toMatchObject({ kind: 'good' })
})

test('backups are asked for until there is one, and when the latest is old or damaged', () => {
  const settings = {
    folder: path.join(folder, 'backups'),
    isAutomatic: true,
    rotation: { days: 7, weeks: 4 },
  }
  expect(checkBackups(settings, now)).toMatchObject({ kind: 'warning' })
  const file = writeBackup({ databaseFile: databaseFileOf(), ...settings }, 'daily', now)
  expect(checkBackups(settings, now)).toMatchObject({ kind: 'good' })
  expect(checkBackups(settings, new Date(now.getTime() + 5 * day))).toMatchObject({
    kind: 'warning',
    text: expect.stringContaining('5 days old') as string,
  })
  fs.truncateSync(file, 40_960)
  expect(checkBackups(settings, now)).toMatchObject({ kind: 'fault' })
})

test('lessons without a file are named by their course', async () => {
  await makeCourse('doctored', { lesson: ['one/meaning'] })
  const [found] = await checkContent(folder, database)
  expect(found).toMatchObject({
    kind: 'warning',
    text: expect.stringContaining('1 lesson of the course doctored') as string,
  })
  expect(await checkContent(path.join(folder, 'unmounted'), database)).toMatchObject([{ kind: 'fault' }])
})

test('lessons with their files are counted, but not the decks of learners, which have none', async () => {
  fs.writeFileSync(path.join(folder, 'lesson.md'), '# Lesson')
  await createDeck(await makeLearner('collector'), 'Birds', now)
  expect(await checkContent(folder, database)).toMatchObject([
    { kind: 'good', text: `The files of 1 lesson are in ${folder}.` },
  ])
})
