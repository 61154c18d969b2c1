import { z } from 'zod'
import { isTimeZone } from '#domain/schedule/study-day'
import { prisma } from '#server/database/prisma'

const wholeNumber = z.string().trim().regex(/^\d+$/).transform(Number)

/** The settings as a form sends them. */
const formSchema = z.object({
  timeZone: z.string().refine(isTimeZone),
  rolloverHour: wholeNumber.pipe(z.int().max(23)),
  newCardsPerDay: wholeNumber.pipe(z.int().max(999)),
})
export type LearningSettings = z.infer<typeof formSchema>
export type LearningSetting = keyof LearningSettings

const select = { timeZone: true, rolloverHour: true, newCardsPerDay: true } as const

/** How a learner studies. */
export function readLearningSettings(userId: string): Promise<LearningSettings> {
  return prisma.settings.findUniqueOrThrow({ where: { userId }, select })
}

/**
 * Changes how a learner studies: all of it, or nothing.
 *
 * @returns the fields that cannot be used; empty if everything was saved
 */
export async function changeLearningSettings(userId: string, form: unknown): Promise<LearningSetting[]> {
  const parsed = formSchema.safeParse(form)
  if (parsed.success) {
    await prisma.settings.update({ where: { userId }, data: parsed.data, select })
    return []
  }
  const faults = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return formSchema.keyof().options.filter((field) => faults.has(field))
}
