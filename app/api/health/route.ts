import { prisma } from '#server/database/prisma'

/** Succeeds once the app can read its database. */
export async function GET() {
  await prisma.course.count()
  return Response.json({ ok: true })
}
