import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileSchemas, logFile, logLineSchema, type JsonFile } from '#server/archive/archive-schema'
import { ownedTables } from '#server/archive/owned-tables'
import { database } from '#server/database/database'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'
import { columnsOf, everyRow, tablesOf } from '#tests/support/every-row'
import { archiveOf } from '#tests/support/read-archive'

const now = new Date('2026-11-23T10:00:00Z')
let files: Record<string, string>

beforeAll(async () => {
  await makeBusyCourse()
  await makeBusyLearner('ada', now)
  await makeBusyLearner('bob', now)
  const zip = unzipSync(await archiveOf('ada', now))
  files = Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]))
})

/** Content, which belongs to nobody. */
const content = new Set([
  ...['BrokenFile', 'CardConcept', 'CardGroup', 'CardVariant', 'Concept', 'ConceptEdge'],
  ...['ContentRevision', 'Misconception', 'Question', 'Run'],
])

const lines = (text = '') => text.trim().split('\n')

describe('an export', () => {
  test('has every table that belongs to learners, or says why not', async () => {
    const tables = await database.read(tablesOf)
    expect(Object.keys(ownedTables).toSorted()).toEqual(tables.filter((table) => !content.has(table)))
  })

  test('has every column of these tables but whose a row is, or says why not', async () => {
    for (const [table, rule] of Object.entries(ownedTables)) {
      if (!('file' in rule)) continue
      const without = 'without' in rule ? Object.keys(rule.without) : []
      const columns = (await database.read((db) => columnsOf(db, table))).filter(
        (column) => !['userId', 'attemptId', ...without].includes(column),
      )
      for (const column of columns) expect(files[rule.file], `${table}.${column}`).toContain(`"${column}":`)
    }
  })

  test('has as many rows as the learner, and none of anybody else', async () => {
    const rows = await database.read(everyRow)
    const own = (table: string) => rows[table]?.filter(({ userId }) => userId === 'ada').length
    const json = (name: JsonFile) => JSON.parse(files[name] ?? '') as unknown[]
    expect(lines(files[logFile])).toHaveLength(own('ReviewLog') ?? 0)
    expect(lines(files['log.csv'])).toHaveLength((own('ReviewLog') ?? 0) + 1)
    expect(json('schedules.json')).toHaveLength(own('CardSchedule') ?? 0)
    expect(json('quizzes.json')).toHaveLength(own('QuizAttempt') ?? 0)
    expect(json('flags.json')).toHaveLength(own('ItemFlag') ?? 0)
    expect(json('trace-practice.json')).toHaveLength(own('TracePractice') ?? 0)
    const decks = fileSchemas['own-decks.json'].parse(json('own-decks.json'))
    expect(decks).toHaveLength(rows['Lesson']?.filter(({ ownerId }) => ownerId === 'ada').length ?? 0)
    expect(JSON.stringify(files)).not.toContain('bob')
  })

  test('says by which sites the learner signs in', () => {
    const { signsInBy } = JSON.parse(files['account.json'] ?? '') as { signsInBy: unknown }
    expect(signsInBy).toEqual([
      { issuer: 'https://login.example.org', subject: 'person-ada', linkedAtMillis: now.getTime() },
    ])
  })

  test('is as its schema says, and tells no password', () => {
    for (const [name, schema] of Object.entries(fileSchemas)) {
      expect(schema.safeParse(JSON.parse(files[name] ?? '')).error, name).toBeUndefined()
    }
    for (const line of lines(files[logFile])) {
      expect(logLineSchema.safeParse(JSON.parse(line)).error).toBeUndefined()
    }
    expect(JSON.stringify(files)).not.toContain('passwordHash')
  })

  test('has a log that the scheduler command reads', async () => {
    const { readReviewLog } = await import('../../../scripts/schedule/read-review-log.ts')
    expect(readReviewLog(files['log.csv'] ?? '')).toBeDefined()
  })
})

test('an answer that a spreadsheet would run is text in the CSV', async () => {
  const { recordReview } = await import('#server/study/record-review')
  const review = { cardId: 'trees/cedar/facet', itemId: 'item of trees/cedar/facet', rating: 1 } as const
  const later = new Date(now.getTime() + 86_400_000)
  const answer = { kind: 'text', text: '=HYPERLINK("https://evil.example";"x, y")' } as const
  await recordReview(
    'ada',
    { key: 'a-formula', ...review, answer, revision: 1, durationMillis: 1, atMillis: later.getTime() },
    later,
  )
  const { 'log.csv': csv } = unzipSync(await archiveOf('ada', later))
  expect(strFromU8(csv ?? new Uint8Array())).toContain(`,"'=HYPERLINK(""https://evil.example"";""x, y"")",`)
})
