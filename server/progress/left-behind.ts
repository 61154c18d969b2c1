import { answerSchema } from '#domain/items/answer'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { beliefGroup, beliefOfGroup } from '#domain/items/sibling-groups'
import { wrongOption } from '#domain/items/wrong-option'
import { beliefsLeftBehind, type BeliefAnswer } from '#domain/progress/beliefs-left-behind'
import { studyDayOf, type DayBoundary } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/sqlite-database'
import { RowReader } from '#server/row-reader'
import { givenAt } from '#server/study/given-at'
import { undoneEvents } from '#server/study/ratings-in-force'
import { boundsOfDay } from '#server/study/ratings-of-day'

/** A belief that a learner no longer answers by. */
export interface LeftBelief {
  /** Unique among those of a learner. */
  id: string
  belief: string
  truth: string
}

/**
 * The beliefs that a learner left behind on a study day, see {@link beliefsLeftBehind}. Only questions about all that a
 * program prints are looked at: of the others it is not known what a belief would have led to.
 */
export async function leftBehind(
  db: Transaction,
  userId: string,
  studyDay: number,
  dayBoundary: DayBoundary,
): Promise<LeftBelief[]> {
  const groups = await groupsAnsweredOn(db, userId, boundsOfDay(studyDay, dayBoundary))
  if (groups.length === 0) return []
  const cards = await beliefsOfCards(db, groups)
  const options = await optionsOfRuns(db, [...cards.keys()])
  const reader = new RowReader()
  const answers = (await answersTo(db, userId, [...cards.keys()])).flatMap((row): BeliefAnswer[] => {
    const read = reader.read(`answer to card ${row.cardId}`, () => ({
      answer: answerSchema.parse(JSON.parse(row.answer ?? '')),
      own: facesOptions(row.face),
    }))
    if (read === null) return []
    const offered = read.own.length > 0 ? read.own : (options.get(row.runHash ?? '') ?? [])
    const correct = Boolean(row.correct)
    const believed = correct ? null : (wrongOption(offered, read.answer)?.misconception ?? null)
    const beliefs = cards.get(row.cardId) ?? []
    return [
      {
        ...{ studyDay: studyDayOf(Number(row.atMillis), dayBoundary), correct },
        program: row.runHash ?? row.itemId ?? '',
        beliefs: wholeOutputKinds.includes(row.kind) ? beliefs : [],
        held: beliefs.find((id) => believed !== null && beliefOfGroup(id) === believed) ?? null,
      },
    ]
  })
  return wordsOf(db, beliefsLeftBehind(answers, studyDay))
}

const wholeOutputKinds: readonly string[] = ['output-choice', 'output-typed', 'output-order']

const facesOptions = (face: string): ItemFace['options'] => itemFaceSchema.parse(JSON.parse(face)).options

/** Ids of the belief groups of the cards that the learner answered correctly between two instants. */
async function groupsAnsweredOn(
  db: Transaction,
  userId: string,
  { fromMillis, untilMillis }: ReturnType<typeof boundsOfDay>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('ReviewLog as log')
    .innerJoin('CardGroup as group', 'group.cardId', 'log.cardId')
    .where('log.userId', '=', userId)
    .where(givenAt, '>=', fromMillis)
    .where(givenAt, '<', untilMillis)
    .where('log.correct', '=', true)
    .where('group.groupId', 'like', '%/belief/%')
    .select('group.groupId')
    .distinct()
    .execute()
  return rows.map(({ groupId }) => groupId)
}

/** The cards of some groups, each with the ids of the belief groups that it is in. */
async function beliefsOfCards(db: Transaction, groups: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('CardGroup')
    .where('groupId', 'in', groups)
    .select(['cardId', 'groupId'])
    .execute()
  const byCard = Map.groupBy(rows, ({ cardId }) => cardId)
  return new Map([...byCard].map(([cardId, own]) => [cardId, own.map(({ groupId }) => groupId)]))
}

/** What is offered as the output of each program that some cards are about, by the hash of its run. */
async function optionsOfRuns(
  db: Transaction,
  cardIds: readonly string[],
): Promise<Map<string, ItemFace['options']>> {
  const rows = await db
    .selectFrom('Question as question')
    .innerJoin('Item as item', 'item.id', 'question.itemId')
    .where('question.cardId', 'in', cardIds)
    .where('item.kind', '=', 'output-choice')
    .select(['item.runHash', 'item.face'])
    .execute()
  return new Map(rows.map(({ runHash, face }) => [runHash ?? '', facesOptions(face)]))
}

/** Query for the graded answers to some cards, oldest first, without those undone and those that the learner objected to. */
function answersTo(db: Transaction, userId: string, cardIds: readonly string[]) {
  return db
    .selectFrom('ReviewLog as log')
    .innerJoin('Item as item', 'item.id', 'log.itemId')
    .where('log.userId', '=', userId)
    .where('log.cardId', 'in', cardIds)
    .where('log.event', 'in', ['rated', 'practised'])
    .where('log.correct', 'is not', null)
    .where('log.override', 'is', null)
    .where('log.id', 'not in', undoneEvents(db, userId))
    .select(['log.cardId', 'log.itemId', 'log.correct', 'log.answer', givenAt.as('atMillis')])
    .select(['item.kind', 'item.runHash', 'item.face'])
    .orderBy(givenAt)
    .orderBy('log.revision')
    .execute()
}

/** The beliefs of some groups in words; those that the course no longer lists are left out. */
async function wordsOf(db: Transaction, groups: readonly string[]): Promise<LeftBelief[]> {
  if (groups.length === 0) return []
  const known = await db
    .selectFrom('Misconception')
    .where('id', 'in', groups.map(beliefOfGroup))
    .select(['courseId', 'id', 'belief', 'truth'])
    .execute()
  return groups.flatMap((id) => {
    const found = known.find((each) => id === beliefGroup(each.courseId, each.id))
    return found === undefined ? [] : [{ id, belief: found.belief, truth: found.truth }]
  })
}
