import { sql, type SqlBool } from 'kysely'
import type { DatabaseStore } from '#server/database/database-store'
import { openDatabase } from '#server/database/open'
import type { Database } from '#server/database/transaction'
import { counted, fault, good, warning, type Finding } from '#server/doctor/finding'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'

const restoreAdvice =
  'Stop the app and restore the latest backup: `npm run restore` lists them. docs/host.md says how to save what can be read.'
const maxNamed = 5

/** Whether the database is sound, of this version, and its schedules follow from their logs. */
export async function checkDatabase(store: DatabaseStore): Promise<Finding[]> {
  const pending = await store.pending()
  if (pending === null) {
    return [warning(`There is no database ${store.name} yet.`, 'Start the app once with `npm start`.')]
  }
  const faults = store.faults()
  if (faults.length > 0) {
    return faults.slice(0, maxNamed).map((text) => fault(`The database is damaged: ${text}.`, restoreAdvice))
  }
  const sound = good('The database is sound, and so are its references.')
  if (pending.length > 0) {
    const text = `The database is of an earlier version: it lacks ${counted(pending.length, 'migration')}, the first ${pending[0]}.`
    return [
      sound,
      warning(text, 'Start the app, which writes a backup and applies them; then run this again.'),
    ]
  }
  const database = openDatabase(store.url)
  try {
    return [sound, ...(await checkRows(database)), ...(await checkSchedules(database))]
  } finally {
    await database.close()
  }
}

/** SQLite does not know that some columns hold JSON, so that it finds nothing wrong with garbage in them. */
async function checkRows(database: Database): Promise<Finding[]> {
  const { items, lessons } = await database.read(async (db) => ({
    items: await db
      .selectFrom('Item')
      .select('id')
      .where(sql<SqlBool>`not json_valid(face)`)
      .limit(maxNamed)
      .execute(),
    lessons: await db
      .selectFrom('Lesson')
      .select('id')
      .where(
        sql<SqlBool>`not (json_valid(parts) and json_valid(programs) and json_valid(exercises)
          and json_valid(warnings) and json_valid(rejected))`,
      )
      .limit(maxNamed)
      .execute(),
  }))
  return [
    ...items.map(({ id }) => fault(`The question ${id} cannot be read.`, restoreAdvice)),
    ...lessons.map(({ id }) => fault(`The lesson ${id} cannot be read.`, restoreAdvice)),
  ]
}

async function checkSchedules(database: Database): Promise<Finding[]> {
  const users = await database.read((db) => db.selectFrom('User').select('id').orderBy('id').execute())
  const findings: Finding[] = []
  for (const { id } of users) {
    const cards = await database.read((db) => schedulesUnlikeTheirLog(db, id))
    if (cards.length === 0) continue
    const named = cards.slice(0, maxNamed).join(', ')
    const more = cards.length > maxNamed ? ` and ${cards.length - maxNamed} more` : ''
    findings.push(
      fault(
        `Of the learner ${id}, the schedules of these cards do not follow from their log: ${named}${more}.`,
        'Report this: it is an error of the app, or somebody has changed the file. The log is right; studying a card again goes on from its schedule.',
      ),
    )
  }
  return findings.length > 0
    ? findings
    : [good(`The schedules of ${counted(users.length, 'account')} follow from their logs.`)]
}
