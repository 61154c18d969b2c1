import { LRUCache } from 'lru-cache'
import { examsSchema, type Exam } from '#domain/schedule/exam'
import { intervalsSchema, type Intervals } from '#domain/schedule/intervals'

/** Settings and log rows hold the same few texts again and again. */
const parsed = new LRUCache<string, Intervals>({ max: 1_000 })

/**
 * Intervals as the database holds them.
 *
 * @param text JSON
 * @throws Error if it is damaged
 */
export function storedIntervals(text: string): Intervals {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const intervals = intervalsSchema.parse(JSON.parse(text))
  parsed.set(text, intervals)
  return intervals
}

/**
 * Exams as the database holds them.
 *
 * @param text JSON
 * @throws Error if it is damaged
 */
export const storedExams = (text: string): readonly Exam[] =>
  text === '[]' ? [] : examsSchema.parse(JSON.parse(text))
