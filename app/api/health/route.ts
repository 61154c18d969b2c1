import { database } from '#server/database/database'

/** Succeeds once the app can read its database. */
export async function GET() {
  await database.read((db) => db.selectFrom('Course').select('id').limit(1).execute())
  return Response.json({ ok: true })
}
