'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { ExamReply } from '#components/exams/exam-reply'
import { studyDayOfDate } from '#domain/schedule/study-day'
import { requireUserId } from '#server/account/session'
import { removeExam, setExam, type ExamOutcome } from '#server/exams/set-exam'
import { idSchema } from '#server/input-schemas'

/** As JSON: the course, and the lesson or null. */
const scopeSchema = z
  .string()
  .max(1_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('is no JSON')
      return z.NEVER
    }
  })
  .pipe(z.tuple([idSchema, idSchema.nullable()]))
  .transform(([courseId, lessonId]) => ({ courseId, lessonId }))

const formSchema = z.object({ scope: scopeSchema, date: z.iso.date() })

/** Sets the day of an exam. */
export async function setExamAction(_before: ExamReply | null, form: FormData): Promise<ExamReply> {
  const userId = await requireUserId()
  const parsed = formSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { kind: 'badDay' }
  const { scope, date } = parsed.data
  return replyTo(await setExam(userId, { ...scope, day: studyDayOfDate(date) }, new Date()), 'saved')
}

/** Removes an exam. */
export async function removeExamAction(_before: ExamReply | null, form: FormData): Promise<ExamReply> {
  const userId = await requireUserId()
  const scope = scopeSchema.safeParse(form.get('scope'))
  if (!scope.success) return { kind: 'unknown' }
  return replyTo(await removeExam(userId, scope.data, new Date()), 'removed')
}

function replyTo(outcome: ExamOutcome, done: 'saved' | 'removed'): ExamReply {
  if (outcome.kind !== 'saved') return outcome
  revalidatePath('/', 'layout')
  return { kind: done, moved: outcome.moved }
}
