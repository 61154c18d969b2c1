import { direct, prisma } from '#server/database/prisma'
import { train, trainingState, type TrainingState } from '#server/optimiser/train'
import { withinRateLimit, type RateLimit } from '#server/rate-limit'

/** Fewer answers say too little: from 32 fsrs-rs learns nothing, from 100 the first four weights alone. */
const fewestAnswers = 400

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
  /** When they came into use; null if they never did. */
  usedSinceMillis: number | null
}

/** By which weights a learner's memory is predicted, and which others there are. */
export interface MemoryModel {
  /** Answers on a later study day than the card's last one; counting ends at the fewest that are needed. */
  answers: number
  fewestAnswers: number
  training: TrainingState | null
  /** Id of those in use; null for those of FSRS itself. */
  inUse: string | null
  /** The latest first. */
  learned: LearnedWeights[]
}

const mostShown = 10

/** What a learner's memory is predicted by. */
export async function memoryModel(userId: string): Promise<MemoryModel> {
  const [settings, rows] = await Promise.all([
    prisma.settings.findUniqueOrThrow({ where: { userId }, select: { weightsId: true } }),
    prisma.learnedWeights.findMany({
      where: { userId },
      orderBy: { trainedAtMillis: 'desc' },
      take: mostShown,
      omit: { weights: true, userId: true, comparedWith: true },
    }),
  ])
  return {
    answers: countAnswers(userId),
    fewestAnswers,
    training: trainingState(userId),
    inUse: settings.weightsId,
    learned: rows.map((row) => ({
      ...row,
      trainedAtMillis: Number(row.trainedAtMillis),
      usedSinceMillis: row.usedSinceMillis === null ? null : Number(row.usedSinceMillis),
      isBetter: row.logLoss < row.logLossBefore,
    })),
  }
}

/**
 * Begins to train weights on a learner's answers, unless there are too few or they have asked too often.
 *
 * @returns whether it was begun
 */
export async function beginTraining(userId: string, now: Date): Promise<boolean> {
  if (countAnswers(userId) < fewestAnswers) return false
  if (!(await withinRateLimit(`train/${userId}`, trainingLimit, now))) return false
  void train(userId)
  return true
}

/**
 * Uses weights from now on. Cards stay due when they are due; each is reckoned anew at its next answer.
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

/** Answers in force, of cards as they are since they were last reset. */
function countAnswers(userId: string): number {
  const undone = `SELECT undoneId FROM ReviewLog WHERE userId = @userId AND event = 'undone'`
  const row = direct.reader.get<{ n: number }>(
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM ReviewLog log
       WHERE log.userId = @userId AND log.event = 'rated' AND log.id NOT IN (${undone})
         AND json_extract(log."before", '$.lastStudyDay') < log.studyDay
         AND NOT EXISTS (
           SELECT 1 FROM ReviewLog later WHERE later.userId = @userId AND later.cardId = log.cardId
             AND later.revision > log.revision AND later.event = 'reset' AND later.id NOT IN (${undone}))
       LIMIT ${fewestAnswers})`,
    { userId },
  )
  return row?.n ?? 0
}
