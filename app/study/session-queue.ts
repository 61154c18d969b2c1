import { z } from 'zod'
import type { NextQueue, StudyQueue } from '#domain/study/study-card'
import { studyQueue } from '#server/study/study-queue'
import type { StudyScope } from '#server/study/scope'

/** What is studied, as a session names it, and which versions of cards it holds. */
export const wantedSchema = z.object({
  lessonId: z.string().nullable(),
  conceptId: z.string().nullable().default(null),
  ahead: z.boolean().default(false),
  held: z.array(z.string().max(300)).max(100).default([]),
})
type Wanted = z.infer<typeof wantedSchema>

/** What there is to study now, with the instant it was read at. */
export function firstQueue(userId: string, scope: Omit<Wanted, 'held'>, now: Date): StudyQueue {
  return { ...studyQueue(userId, now, scopeOf(scope)), atMillis: now.getTime() }
}

/** The same for a session that holds some of the cards. */
export function nextQueue(userId: string, { held, ...scope }: Wanted, now: Date): NextQueue {
  return { ...studyQueue(userId, now, scopeOf(scope), new Set(held)), atMillis: now.getTime() }
}

function scopeOf({ lessonId, conceptId, ahead }: Omit<Wanted, 'held'>): StudyScope {
  return {
    ...(lessonId === null ? {} : { lessonId }),
    ...(conceptId === null ? {} : { conceptId }),
    ahead,
  }
}
