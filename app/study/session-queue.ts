import { z } from 'zod'
import type { NextQueue, StudyQueue } from '#domain/study/study-card'
import { studyQueue } from '#server/study/study-queue'
import type { StudyScope } from '#server/study/scope'

/** The part of every study request that says which cards the reply should bring. */
export const queueOptionsSchema = z.object({
  lessonId: z.string().nullable(),
  conceptId: z.string().nullable().default(null),
  ahead: z.boolean().default(false),
  /** Versions of the cards that the session already has; the queue names them without their contents. */
  held: z.array(z.string().max(300)).max(100).default([]),
})
type QueueOptions = z.infer<typeof queueOptionsSchema>

/** What there is to study now, and when it was read. */
export function firstQueue(userId: string, scope: Omit<QueueOptions, 'held'>, now: Date): StudyQueue {
  return { ...studyQueue(userId, now, scopeOf(scope)), atMillis: now.getTime() }
}

/** The same, for a session that already has some of the cards. */
export function nextQueue(userId: string, { held, ...scope }: QueueOptions, now: Date): NextQueue {
  return { ...studyQueue(userId, now, scopeOf(scope), new Set(held)), atMillis: now.getTime() }
}

function scopeOf({ lessonId, conceptId, ahead }: Omit<QueueOptions, 'held'>): StudyScope {
  return {
    ...(lessonId === null ? {} : { lessonId }),
    ...(conceptId === null ? {} : { conceptId }),
    ahead,
  }
}
