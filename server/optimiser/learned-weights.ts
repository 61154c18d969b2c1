import type { Selectable } from 'kysely'
import type { DB } from '#prisma/database'
import { defaultWeights } from '#domain/schedule/fsrs'
import { database } from '#server/database/database'
import { countAnswers } from '#server/optimiser/read-ratings'
import { train, trainingState, type TrainingState } from '#server/optimiser/train'
import { withinRateLimit, type RateLimit } from '#server/rate-limit'

/** Fewer answers say too little: from 32 fsrs-rs learns nothing, from 100 the first four weights alone. */
const minAnswers = 400

/** A training takes a core for seconds. */
const trainingLimit: RateLimit = { hits: 6, windowMillis: 60 * 60_000 }

/** Weights that were trained, and how they did on answers that they had not seen. */
export interface LearnedWeights {
  id: string
  trainedAtMillis: number
  /** Answers that they come from, and later ones that they were compared on. */
  trainedOn: number
  comparedOn: number
  /** Log loss on the later ones, and that of the weights that were in use. */
  logLoss: number
  logLossBefore: number
  /** Whether they predict better than those. */
  isBetter: boolean
}

/** By which weights a learner's memory is predicted, and which others there are. */
export interface MemoryModel {
  /** Answers on a later study day than the card's last one; counting ends at the fewest that are needed. */
  answers: number
  minAnswers: number
  training: TrainingState | null
  /** Those in use; null for those of FSRS itself. */
  inUse: LearnedWeights | null
  /** The latest ones, where they were compared with those in use and nothing was decided since. */
  news: LearnedWeights | null
  /** Those that were once used, the latest first. */
  used: LearnedWeights[]
}

const maxShown = 10

/** What a learner's memory is predicted by. */
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
      answers: await countAnswers(db, userId, minAnswers),
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
 * Begins to train weights on a learner's answers, unless there are too few or they have asked too often.
 *
 * @returns whether it was begun
 */
export async function startTraining(userId: string, now: Date): Promise<boolean> {
  const answers = await database.read((db) => countAnswers(db, userId, minAnswers))
  if (answers < minAnswers) return false
  const mayTrain = await database.write((db) => withinRateLimit(db, `train/${userId}`, trainingLimit, now))
  if (!mayTrain) return false
  void train(userId)
  return true
}

/**
 * Uses weights from now on. Cards stay due when they are due; each is computed anew at its next answer.
 *
 * @param id of weights of the learner that were better than what was in use; null for those of FSRS itself
 * @returns whether there are such weights
 */
export function chooseWeights(userId: string, id: string | null, now: Date): Promise<boolean> {
  return database.write(async (db) => {
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
    await db.updateTable('Settings').set({ weightsId: id }).where('userId', '=', userId).execute()
    return true
  })
}
