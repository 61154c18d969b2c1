import type { Selectable } from 'kysely'
import type { DB } from '#prisma/database'
import { defaultWeights } from '#domain/schedule/fsrs'
import { database } from '#server/database/database'
import { countAnswers } from '#server/optimiser/read-ratings'
import { train, trainingState, type TrainingState } from '#server/optimiser/train'
import { learnerBudget, spendBudget } from '#server/learner-budgets'
import { keepPlan } from '#server/study/plan-changes'

/**
 * With fewer answers, training is unreliable: from 32, fsrs-rs learns nothing; from 100, only the first four weights.
 */
const minAnswers = 400

/** Training occupies a core for several seconds. */
const trainingLimit = { hits: 6, windowMillis: 60 * 60_000 }

/** Trained weights, and how well they predict answers that they were not trained on. */
export interface LearnedWeights {
  id: string
  trainedAtMillis: number
  /** Number of answers that they were trained on, and of later ones that they were compared on. */
  trainedOn: number
  comparedOn: number
  /** Log loss on the later answers, and the log loss of the weights that were in use. */
  logLoss: number
  logLossBefore: number
  /** Whether they predict better than the weights that were in use. */
  isBetter: boolean
}

/** The weights that predict a learner's memory, and others to choose from. */
export interface MemoryModel {
  /** Number of answers on a later study day than the card's previous one; counting stops at `minAnswers`. */
  answers: number
  minAnswers: number
  training: TrainingState | null
  /** The weights in use; null for the defaults of FSRS. */
  inUse: LearnedWeights | null
  /** The latest weights, if they were compared with those in use and the learner has not decided about them yet. */
  news: LearnedWeights | null
  /** Weights that were in use at some time, the latest first. */
  used: LearnedWeights[]
}

const maxShown = 10

/** Reads which weights a learner has and uses. */
export function memoryModel(userId: string): Promise<MemoryModel> {
  return database.read(async (db) => {
    const { weightsId } = await db
      .selectFrom('Settings')
      .select('weightsId')
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    const ofLearner = db.selectFrom('LearnedWeights').selectAll().where('userId', '=', userId)
    const inUse = await ofLearner.where('id', '=', weightsId).executeTakeFirst()
    const latestFirst = ofLearner.orderBy('trainedAtMillis', 'desc')
    const latest = await latestFirst.limit(1).executeTakeFirst()
    const used = await latestFirst.where('usedSinceMillis', 'is not', null).limit(maxShown).execute()
    const isNews =
      latest?.usedSinceMillis === null && latest.comparedWith === (inUse?.id ?? defaultWeights.version)
    return {
      answers: Math.min(await countAnswers(db, userId), minAnswers),
      minAnswers,
      training: trainingState(userId),
      inUse: inUse === undefined ? null : shownWeights(inUse),
      news: isNews ? shownWeights(latest) : null,
      used: used.map(shownWeights),
    }
  })
}

const shownWeights = (row: Selectable<DB['LearnedWeights']>): LearnedWeights => ({
  id: row.id,
  trainedAtMillis: row.trainedAtMillis,
  trainedOn: row.trainedOn,
  comparedOn: row.comparedOn,
  logLoss: row.logLoss,
  logLossBefore: row.logLossBefore,
  isBetter: row.logLoss < row.logLossBefore,
})

/**
 * Starts to train weights on a learner's answers, unless there are too few answers or the rate limit is reached.
 *
 * @returns whether training was started
 */
export async function startTraining(userId: string, now: Date): Promise<boolean> {
  const answers = await database.read((db) => countAnswers(db, userId))
  if (answers < minAnswers) return false
  if (!(await spendBudget(learnerBudget(userId, 'train', trainingLimit), now))) return false
  void train(userId)
  return true
}

/**
 * Uses weights from now on. Due dates stay as they are; each card uses the new weights from its next answer on.
 *
 * @param id id of weights of the learner that predict better than those in use then; null for the defaults of FSRS
 * @returns whether there are such weights
 */
export function chooseWeights(userId: string, id: string | null, now: Date): Promise<boolean> {
  return database.writeOf(userId, async (db) => {
    if (id !== null) {
      const { numUpdatedRows } = await db
        .updateTable('LearnedWeights')
        .set({ usedSinceMillis: now.getTime() })
        .where('id', '=', id)
        .where('userId', '=', userId)
        .whereRef('logLoss', '<', 'logLossBefore')
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
    }
    await keepPlan(db, userId, { weightsId: id }, now)
    await db.updateTable('Settings').set({ weightsId: id }).where('userId', '=', userId).execute()
    return true
  })
}
