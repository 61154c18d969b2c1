import { createHash } from 'node:crypto'
import { presentationOrder } from '#domain/items/present-item'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { choiceKinds } from '#domain/items/kind-rules'
import { isLeech } from '#domain/schedule/leech'
import { previewRatings } from '#domain/schedule/review-card'
import { chooseQuestion, followUpTo, isTransfer } from '#domain/study/choose-question'
import type { StudyCard } from '#domain/study/study-card'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { RowReader } from '#server/row-reader'
import { answersToCards, beliefsAbout, isWholeOutput, questionsOfCards } from '#server/study/card-questions'
import { cardsWithSchedule } from '#server/study/cards-with-schedule'
import { carriedOver } from '#server/study/carry-over'
import { exerciseOfCard } from '#server/study/exercise-of-card'
import { passesOf, quickTimes } from '#server/study/pace'
import { scheduleOf } from '#server/study/schedule-row'
import { smallerExample } from '#server/study/smaller-example'
import { settingsOfCard, type StudySettings } from '#server/study/study-settings'

/** The learner that cards are shown to, and when. */
export interface StudyContext {
  userId: string
  settings: StudySettings
  today: number
  now: Date
}

/** A card, and what decides which question it asks. */
export interface CardToShow {
  cardId: string
  revision: number
  /** The showing: the key of the rating or reset that it follows; null for a new card. */
  follows: string | null
}

/** The question that a card asks now, and a key that changes whenever anything shown of the card would change. */
export interface CardVersion {
  cardId: string
  itemId: string
  /** The item that follows a right guess among options; null if none does. */
  followUpId: string | null
  /** The item whose options name the beliefs behind wrong outputs that are typed; null if there is none. */
  beliefsId: string | null
  /** Whether it is of the hardest stage. */
  isTransfer: boolean
  /** Combines everything that determines what is shown: the items, the schedule, the day and the settings. */
  version: string
}

/** The questions that cards ask now, in the same order, see {@link chooseQuestion}; without those of damaged cards. */
export async function shownVersions(
  db: Transaction,
  context: StudyContext,
  cards: readonly CardToShow[],
  reader = new RowReader(),
): Promise<CardVersion[]> {
  const questions = await questionsOfCards(
    db,
    cards.map(({ cardId }) => cardId),
    reader,
  )
  const withChoice = cards.filter(({ cardId }) => (questions.get(cardId)?.length ?? 0) > 1)
  const answers = await answersToCards(
    db,
    context.userId,
    withChoice.map(({ cardId }) => cardId),
  )
  const settings = settingsVersion(context)
  return cards.flatMap(({ cardId, revision, follows }) => {
    const own = questions.get(cardId)
    if (own === undefined) return []
    const asked = chooseQuestion(own, answers.get(cardId) ?? [], `${cardId} ${follows ?? ''}`)
    const followUpId = followUpTo(own, asked)?.itemId ?? null
    const beliefsId = beliefsAbout(own)?.itemId ?? null
    const version = [asked.itemId, followUpId ?? '', beliefsId ?? '', revision, settings].join(' ')
    return [{ cardId, itemId: asked.itemId, followUpId, beliefsId, isTransfer: isTransfer(asked), version }]
  })
}

/** What determines how all cards of a learner are shown: the day and the settings. */
function settingsVersion({ today, settings }: StudyContext): string {
  const { desiredRetention, weights, leechLapses, intervals, exams } = settings
  const times = createHash('sha256').update(JSON.stringify([intervals, exams]))
  return [today, desiredRetention, weights.version, leechLapses, times.digest('base64url').slice(0, 12)].join(
    ' ',
  )
}

/**
 * A card as it is shown to a learner, whether due or not.
 *
 * @throws Error if there is no such card
 */
export async function studyCard(db: Transaction, context: StudyContext, cardId: string): Promise<StudyCard> {
  const row = await db
    .selectFrom('Card as card')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', context.userId),
    )
    .where('card.id', '=', cardId)
    .select(['schedule.follows', 'schedule.revision'])
    .executeTakeFirst()
  if (row === undefined) throw new Error(`There is no card ${cardId}.`)
  const shown = { cardId, revision: row.revision ?? 0, follows: row.follows }
  const [card] = await studyCards(db, context, await shownVersions(db, context, [shown]))
  if (card === undefined) throw new Error(`Card ${cardId} has no item.`)
  return card
}

/** Cards as they are shown to a learner, whether due or not, in the order of `versions`, without damaged ones. */
export async function studyCards(
  db: Transaction,
  context: StudyContext,
  versions: readonly CardVersion[],
  reader = new RowReader(),
): Promise<StudyCard[]> {
  if (versions.length === 0) return []
  const { userId, settings, today, now } = context
  const itemIds = versions
    .flatMap(({ itemId, followUpId, beliefsId }) => [itemId, followUpId, beliefsId])
    .filter((id) => id !== null)
  const rows = await readCards.all(db, { userId, itemIds: JSON.stringify(itemIds) })
  const passes = await passesOf(
    db,
    userId,
    rows.map(({ cardId }) => cardId),
  )
  const rowOf = (itemId: string) => {
    const row = rows.find((each) => each.itemId === itemId)
    if (row === undefined) throw new Error(`There is no card with item ${itemId}.`)
    return row
  }
  const questionOf = async (
    { itemId, face: stored, runHash }: CardRow,
    revision: number,
    beliefsId: string | null,
  ) => {
    const face = itemFaceSchema.parse(JSON.parse(stored))
    const quickMillis = isTimed(face.kind)
      ? ((await quickTimes(db, userId, today, settings.dayBoundary)).get(face.kind) ?? null)
      : null
    const order = presentationOrder(face, `${itemId} ${revision}`)
    const beliefs = beliefsId === null ? null : rowOf(beliefsId)
    // Of another program, the wrong outputs would be others.
    const options =
      beliefs?.runHash === runHash && isWholeOutput(face.kind)
        ? itemFaceSchema.parse(JSON.parse(beliefs.face)).options
        : face.options
    return { itemId, face: { ...face, options }, order, runHash, quickMillis }
  }
  const read = async ({
    itemId,
    followUpId,
    beliefsId,
    isTransfer: isHardest,
    version,
  }: CardVersion): Promise<StudyCard> => {
    const row = rowOf(itemId)
    const { cardId, lessonId, slug, courseId, title, language, conceptId, term } = row
    const schedule = await carriedOver(db, { userId, cardId }, scheduleOf(row), settings)
    const keepsBeingForgotten = isLeech(schedule, settings.leechLapses)
    const question = await questionOf(row, schedule.revision, beliefsId)
    return {
      cardId,
      ...question,
      followUp:
        followUpId === null ? null : await questionOf(rowOf(followUpId), schedule.revision, beliefsId),
      revision: schedule.revision,
      follows: schedule.follows,
      state: schedule.state,
      isLeech: keepsBeingForgotten,
      smaller: keepsBeingForgotten
        ? await smallerExample(db, { lessonId, conceptId, code: question.face.code })
        : null,
      exercise: isHardest ? await exerciseOfCard(db, row) : null,
      concept: conceptId === null || term === null ? null : { id: conceptId, term },
      lesson: { id: lessonId, slug, courseId, title, language, line: row.firstLine },
      previews: previewRatings(schedule, now.getTime(), {
        ...settingsOfCard(settings, { courseId, lessonId }, today),
        fuzzSeed: cardId,
      }),
      earlierPasses: passes.get(cardId) ?? 0,
      version,
    }
  }
  const cards: StudyCard[] = []
  for (const version of versions) {
    const card = await reader.readLater(`card ${version.cardId}`, () => read(version))
    if (card !== null) cards.push(card)
  }
  return cards
}

type CardRow = Awaited<ReturnType<typeof readCards.all>>[number]

const readCards = prepared<{ userId: string; itemIds: string }>()((db, value) =>
  cardsWithSchedule(db, value('userId'))
    .innerJoin('Item as item', 'item.cardId', 'card.id')
    .where('item.id', 'in', jsonElements(value('itemIds')))
    .select(['card.key', 'item.id as itemId', 'item.face', 'item.runHash', 'item.firstLine']),
)

/** Whether quick answers mean anything: not for multiple choice, and not without grading. */
const isTimed = (kind: ItemKind) => !choiceKinds.has(kind) && kind !== 'self-graded'
