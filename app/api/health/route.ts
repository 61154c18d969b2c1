import { prisma } from '#server/database/prisma'

/** Answers once the app can reach its database. */
export async function GET() {
  await prisma.course.count()
  return Response.json({ ok: true })
}
