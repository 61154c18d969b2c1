import { z } from 'zod'
import { itemKinds } from '#domain/items/items'
import { stageOfKind, type Stage } from '#domain/items/kind-rules'
import type { Knowledge } from '#domain/progress/knowledge'
import type { Database } from '#server/database/transaction'
import { readKnowledge } from '#server/progress/read-knowledge'
import { undoneEvents } from '#server/study/ratings-in-force'
import { studySettings } from '#server/study/study-settings'

const kindSchema = z.enum(itemKinds)

/** What a study day was for a learner, from what the app has stored. */
export interface DayFigures {
  answered: number
  graded: number
  /** Answers of cards that nothing can grade. */
  selfGraded: number
  /** Answers that the learner says were right although they were graded as wrong. */
  overridden: number
  /** Answers that were logged and rated nothing, such as right guesses. */
  practised: number
  /** Cards answered for the first time. */
  introduced: number
  kinds: Map<string, number>
  stages: Map<Stage, number>
  /** Pairs of siblings that were both asked. */
  siblings: number
  /** Concepts by how well they are known at the end of the day. */
  concepts: Map<Knowledge, number>
}

/** Reads what a learner did on a study day, and what they know after it. */
export async function dayFigures(database: Database, userId: string, studyDay: number): Promise<DayFigures> {
  return database.read(async (db) => {
    const rows = await db
      .selectFrom('ReviewLog as log')
      .innerJoin('Item as item', 'item.id', 'log.itemId')
      .where('log.userId', '=', userId)
      .where('log.studyDay', '=', studyDay)
      .where('log.event', 'in', ['rated', 'practised'])
      .where('log.id', 'not in', undoneEvents(db, userId))
      .select(['log.cardId', 'log.event', 'log.correct', 'log.override', 'log.follows', 'item.kind'])
      .execute()
    const rated = rows.filter(({ event }) => event === 'rated')
    const groups = await db
      .selectFrom('CardGroup')
      .where('cardId', 'in', [...new Set(rated.map(({ cardId }) => cardId))])
      .selectAll()
      .execute()
    const { weights } = await studySettings(db, userId)
    const { concepts } = await readKnowledge(db, userId, studyDay, weights)
    const kinds = rated.map(({ kind }) => kindSchema.parse(kind))
    return {
      answered: rated.length,
      graded: rated.filter(({ correct, override }) => correct !== null && override === null).length,
      selfGraded: rated.filter(({ correct }) => correct === null).length,
      overridden: rated.filter(({ override }) => override !== null).length,
      practised: rows.length - rated.length,
      introduced: rated.filter(({ follows }) => follows === null).length,
      kinds: countsOf(kinds),
      stages: countsOf(kinds.map(stageOfKind)),
      siblings: [...Map.groupBy(groups, ({ groupId }) => groupId).values()].reduce(
        (sum, { length }) => sum + (length * (length - 1)) / 2,
        0,
      ),
      concepts: countsOf(concepts.map(({ state }) => state)),
    }
  })
}

function countsOf<Value>(values: readonly Value[]): Map<Value, number> {
  return new Map([...Map.groupBy(values, (value) => value)].map(([value, { length }]) => [value, length]))
}
