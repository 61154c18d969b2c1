import { currentUser } from '#server/account/session'
import { database } from '#server/database/database'
import { dueOf } from '#server/reminders/send-digests'

/** How many cards are due, for a notification. */
export async function GET() {
  const user = await currentUser()
  if (user === null) return new Response(null, { status: 401 })
  const due = await database.read((db) => dueOf(db, user.id, new Date()))
  return Response.json({ cards: due?.cards ?? 0 }, { headers: { 'Cache-Control': 'no-store' } })
}
