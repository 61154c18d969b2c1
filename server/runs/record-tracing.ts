import { z } from 'zod'
import { PASSED, type TracingScore } from '#domain/practice/tracing'
import { maxDecisions } from '#domain/trace/choose-decisions'
import { maxOptions } from '#domain/trace/decision'
import { decisionsOf } from '#domain/trace/decisions'
import { database } from '#server/database/database'
import { readRecordedRun } from '#server/runs/read-run'

export const tracingSchema = z.object({
  /** Made by the browser for each time that a run is traced. */
  key: z.string().regex(/^[0-9a-f]{32}$/),
  /** For each question in order, the index of the chosen option. */
  answers: z
    .array(
      z
        .int()
        .min(PASSED)
        .max(maxOptions - 1),
    )
    .max(maxDecisions),
})
export type Tracing = z.infer<typeof tracingSchema>

/** There is no run with that hash, or it asks other questions. */
export class UnknownRunError extends Error {}

/**
 * Grades what a learner answered about a run and logs it. The right answers come from the server's own record of the
 * run, so that nobody can claim a score. A repeated request is stored once.
 *
 * @throws UnknownRunError if there is no such run, or the answers are not to its questions
 */
export async function recordTracing(
  userId: string,
  runHash: string,
  { key, answers }: Tracing,
  now: Date,
): Promise<TracingScore> {
  const run = await readRecordedRun(runHash)
  const decisions = run === null ? [] : decisionsOf(run)
  if (decisions.length === 0 || decisions.length !== answers.length) {
    throw new UnknownRunError('There is no such run, or it asks other questions.')
  }
  const correct = decisions.filter(({ right }, at) => answers[at] === right).length
  return database.writeOf(userId, async (db) => {
    await db
      .insertInto('TracePractice')
      .values({
        userId,
        key,
        runHash,
        atMillis: now.getTime(),
        answers: JSON.stringify(answers),
        correct,
        questions: decisions.length,
      })
      .onConflict((conflict) => conflict.columns(['userId', 'key']).doNothing())
      .execute()
    const { times, best } = await db
      .selectFrom('TracePractice')
      .select(({ fn }) => [fn.countAll<number>().as('times'), fn.max('correct').as('best')])
      .where('userId', '=', userId)
      .where('runHash', '=', runHash)
      .executeTakeFirstOrThrow()
    return { correct, questions: decisions.length, times, best }
  })
}
