import path from 'node:path'
import { openSandbox } from '#sandbox/node'
import { lessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'
import { database } from '#server/database/database'
import { migrate } from '#server/database/migrate'
import { ArgumentError } from '../run-command.ts'
import { live } from './live.ts'
import type { SimulatedLearner } from './minds.ts'
import { tellPromises } from './promised.ts'
import { promisesAbout, verdictHead, verdictOn, verdictRow } from './verdict.ts'

const startMillis = Date.UTC(2027, 0, 11, 17)

/** A session with more answers is longer than anybody wants. */
const maxAnswers = 60

interface MonthsOptions {
  /** The database, which is created. */
  file: string
  days: number
  course: string
  seed: string
  learners: readonly SimulatedLearner[]
}

/**
 * Lets learners study a course from its first day on, and prints what became of them.
 *
 * @returns the exit status: 1 if a promise was broken
 */
export async function simulateMonths({ file, days, course, seed, learners }: MonthsOptions): Promise<0 | 1> {
  migrate(file)
  const builder = lessonBuilder(openSandbox, new Date(startMillis))
  try {
    await syncContent({
      ...{ contentFolder: path.resolve(import.meta.dirname, '../../content'), builder },
      ...{ now: new Date(startMillis), mayRetireMost: true, onProgress: () => undefined },
    })
  } finally {
    await builder.close()
  }
  const lessonIds = await lessonsOf(course)
  if (lessonIds.length === 0) throw new ArgumentError(`There is no course “${course}”.`)
  process.stdout.write(`${verdictHead}\n`)
  const verdicts = []
  for (const learner of learners) {
    const life = await live(learner, {
      ...{ file, lessonIds, days, startMillis, maxAnswers, seed },
      ...{ daysPerLesson: 3, lookEvery: 30 },
    })
    const verdict = await verdictOn(life)
    verdicts.push(verdict)
    process.stdout.write(`${verdictRow(verdict)}\n`)
  }
  await database.close()
  process.stdout.write('\n')
  return tellPromises(promisesAbout(verdicts))
}

async function lessonsOf(course: string): Promise<string[]> {
  const rows = await database.read((db) =>
    db.selectFrom('Lesson').where('courseId', '=', course).orderBy('position').select('id').execute(),
  )
  return rows.map(({ id }) => id)
}
