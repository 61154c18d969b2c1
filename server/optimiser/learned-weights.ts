import type { LearnedWeights as WeightsRow } from '#prisma/client'
import { defaultWeights } from '#domain/schedule/fsrs'
import { database } from '#server/database/database'
import { direct, prisma } from '#server/database/prisma'
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
export async function memoryModel(userId: string): Promise<MemoryModel> {
  const [{ weights: inUse }, latest, used] = await Promise.all([
    prisma.settings.findUniqueOrThrow({ where: { userId }, select: { weights: true } }),
    prisma.learnedWeights.findFirst({ where: { userId }, orderBy: { trainedAtMillis: 'desc' } }),
    prisma.learnedWeights.findMany({
      where: { userId, usedSinceMillis: { not: null } },
      orderBy: { trainedAtMillis: 'desc' },
      take: maxShown,
    }),
  ])
  const isNews =
    latest?.usedSinceMillis === null && latest.comparedWith === (inUse?.id ?? defaultWeights.version)
  return {
    answers: countAnswers(direct.reader, userId, minAnswers),
    minAnswers,
    training: trainingState(userId),
    inUse: inUse === null ? null : shownWeights(inUse),
    news: isNews ? shownWeights(latest) : null,
    used: used.map(shownWeights),
  }
}

const shownWeights = ({ id, trainedOn, comparedOn, ...row }: WeightsRow): LearnedWeights => ({
  id,
  trainedAtMillis: Number(row.trainedAtMillis),
  trainedOn,
  comparedOn,
  logLoss: row.logLoss,
  logLossBefore: row.logLossBefore,
  isBetter: row.logLoss < row.logLossBefore,
})

/**
 * Begins to train weights on a learner's answers, unless there are too few or they have asked too often.
 *
 * @returns whether it was begun
 */
export async function beginTraining(userId: string, now: Date): Promise<boolean> {
  if (countAnswers(direct.reader, userId, minAnswers) < minAnswers) return false
  if (!(await database.write((db) => withinRateLimit(db, `train/${userId}`, trainingLimit, now)))) return false
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
  return prisma.$transaction(async (tx) => {
    if (id !== null) {
      const { count } = await tx.learnedWeights.updateMany({
        where: { id, userId, logLoss: { lt: tx.learnedWeights.fields.logLossBefore } },
        data: { usedSinceMillis: BigInt(now.getTime()) },
      })
      if (count === 0) return false
    }
    await tx.settings.update({ where: { userId }, data: { weightsId: id }, select: { userId: true } })
    return true
  })
}
