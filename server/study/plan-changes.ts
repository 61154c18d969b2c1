import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { intervalsSchema } from '#domain/schedule/intervals'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { RowReader } from '#server/row-reader'
import { lastMove, undoLastMove } from '#server/study/move-cards'
import { storedIntervals } from '#server/study/stored-intervals'

// When a learner changes how cards are scheduled, the plan that they had is kept, so that they can go back to it.

const planSchema = z.object({
  newCardsPerDay: z.int(),
  reviewsPerDay: z.int(),
  /** Minutes of study that a day has at most; 0 for no limit. */
  maxMinutes: z.int(),
  desiredRetention: z.number(),
  intervals: intervalsSchema,
  /** Null for the defaults of FSRS. */
  weightsId: z.string().nullable(),
})

/** The settings that decide when cards are asked. */
type Plan = z.infer<typeof planSchema>

const changeSchema = z.object({
  atMillis: z.int(),
  /** Before the change. */
  plan: planSchema,
  /** Whether it was begun to be taken back, so that this is to be finished. */
  isBeingUndone: z.boolean().default(false),
})

const stepNames = ['learningMinutes', 'relearningMinutes', 'longestDays', 'easyDays'] as const
const plainNames = ['newCardsPerDay', 'reviewsPerDay', 'maxMinutes', 'desiredRetention', 'weightsId'] as const

/** A setting of a plan. */
export type PlanSetting = (typeof stepNames)[number] | (typeof plainNames)[number]

/** The last change of a learner's plan, as far as they can take it back. */
export interface PlanChange {
  atMillis: number
  /** The settings that were changed; at least one. */
  changed: PlanSetting[]
}

/**
 * Keeps a learner's plan, as part of a transaction that is about to change it.
 *
 * @param next what is about to be stored; if the plan stays the same, nothing is kept
 */
export async function keepPlan(
  db: Transaction,
  userId: string,
  next: Partial<Plan>,
  now: Date,
): Promise<void> {
  const row = await readRow(db, userId)
  if (row === undefined || changedIn(row.plan, { ...row.plan, ...next }).length === 0) return
  await store(db, userId, { atMillis: now.getTime(), plan: row.plan, isBeingUndone: false })
}

/** The last change of a learner's plan; null if there is none, or if it was taken back. */
export function lastPlanChange(userId: string): Promise<PlanChange | null> {
  return database.read(async (db) => {
    const row = await readRow(db, userId)
    if (row?.change == null) return null
    const changed = changedIn(row.change.plan, row.plan)
    return changed.length === 0 ? null : { atMillis: row.change.atMillis, changed }
  })
}

/**
 * Takes back the last change of a learner's plan: its settings are as they were, and cards that were moved since have the
 * days that they had, except those that were answered or reset in the meantime. Cards come first, a few at a time, and the
 * settings last; what ends this before its time is made up for by {@link finishPlanUndos}.
 *
 * @returns whether there was such a change
 */
export async function undoPlanChange(userId: string, now: Date): Promise<boolean> {
  const change = await database.writeOf(userId, async (db) => {
    const found = (await readRow(db, userId))?.change ?? null
    if (found !== null) await store(db, userId, { ...found, isBeingUndone: true })
    return found
  })
  if (change === null) return false
  for (let move = await lastMove(userId); move !== null; move = await lastMove(userId)) {
    const isSince = move.atMillis >= change.atMillis
    if (!isSince || (await undoLastMove(userId, now)) === 0) break
  }
  return database.writeOf(userId, async (db) => {
    const found = (await readRow(db, userId))?.change ?? null
    if (found?.atMillis !== change.atMillis) return false
    const { intervals, weightsId, ...plain } = found.plan
    const weights = await db
      .selectFrom('LearnedWeights')
      .select('id')
      .where('id', '=', weightsId)
      .where('userId', '=', userId)
      .executeTakeFirst()
    await db
      .updateTable('Settings')
      .set({ ...plain, intervals: JSON.stringify(intervals), weightsId: weights?.id ?? null })
      .where('userId', '=', userId)
      .execute()
    await store(db, userId, null)
    return true
  })
}

/** Takes back to the end what a process that stopped had begun to take back. */
export async function finishPlanUndos(now: Date): Promise<void> {
  const begun = await database.read((db) =>
    db
      .selectFrom('Settings')
      .select('userId')
      .where('planBefore', 'like', '%"isBeingUndone":true%')
      .execute(),
  )
  for (const { userId } of begun) await undoPlanChange(userId, now)
}

const store = (db: Transaction, userId: string, change: z.infer<typeof changeSchema> | null) =>
  db
    .updateTable('Settings')
    .set({ planBefore: change === null ? null : JSON.stringify(change) })
    .where('userId', '=', userId)
    .execute()

/** A learner's plan, and the last change of it. */
async function readRow(db: Transaction, userId: string) {
  const row = await db
    .selectFrom('Settings')
    .select([...plainNames, 'intervals', 'planBefore'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { planBefore, intervals, ...plain } = row
  return {
    plan: { ...plain, intervals: storedIntervals(intervals) } satisfies Plan,
    change:
      planBefore === null
        ? null
        : new RowReader().read(`settings of learner ${userId}`, () =>
            changeSchema.parse(JSON.parse(planBefore)),
          ),
  }
}

function changedIn(before: Plan, after: Plan): PlanSetting[] {
  return [
    ...plainNames.filter((name) => before[name] !== after[name]),
    ...stepNames.filter((name) => !isDeepStrictEqual(before.intervals[name], after.intervals[name])),
  ]
}
