import type { DatabaseTransaction } from '#server/database/prisma'
import type { ContentFolder } from '#server/content/read-content-folder'

/** Brings courses and misconceptions up to date; a course whose folder is gone is retired. */
export async function applyCourses(
  tx: DatabaseTransaction,
  folder: ContentFolder,
  nowMillis: bigint,
): Promise<void> {
  for (const { id, title, description, position, misconceptions } of folder.courses) {
    const row = { title, description, position, retiredAtMillis: null }
    await tx.course.upsert({ where: { id }, create: { id, ...row }, update: row, select: { id: true } })
    for (const { id: misconceptionId, belief, truth } of misconceptions) {
      await tx.misconception.upsert({
        where: { courseId_id: { courseId: id, id: misconceptionId } },
        create: { courseId: id, id: misconceptionId, belief, truth },
        update: { belief, truth },
        select: { id: true },
      })
    }
  }
  await tx.course.updateMany({
    where: { id: { notIn: folder.courses.map((course) => course.id) }, retiredAtMillis: null },
    data: { retiredAtMillis: nowMillis },
  })
}
