import { setImmediate } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import type { ItemFace } from '#domain/items/item-face'
import { isOwnCourse, ownCourseId } from '#domain/own/own-course'
import type { Exam } from '#domain/schedule/exam'
import type { DB } from '#prisma/database'
import { ArchiveError } from '#server/archive/archive-error'
import type { Archive, ArchivedDeck } from '#server/archive/archive-schema'
import { slices } from '#server/slices'
import type { Transaction } from '#server/database/transaction'
import { cardRow, itemRow, newCardId } from '#server/own/own-cards'
import { ownCardFace } from '#server/own/own-card-face'
import { deckRow } from '#server/own/own-decks'

type Version = ArchivedDeck['cards'][number]['versions'][number]
type Faces = ReadonlyMap<Version, ItemFace>

/** The decks of an archive as rows of the account that takes them over. */
export interface AdoptedDecks {
  lessons: ReturnType<typeof deckRow>[]
  cards: Insertable<DB['Card']>[]
  items: ReturnType<typeof itemRow>[]
  tags: Insertable<DB['CardTag']>[]
}

/** Other requests are answered at least so often meanwhile. */
const workMillis = 20

/**
 * What the cards of an archive show. It is rendered from their texts, so that no file brings HTML of its own.
 *
 * @throws ArchiveError if a text cannot be rendered
 */
export async function facesOfDecks(decks: readonly ArchivedDeck[]): Promise<Faces> {
  const faces = new Map<Version, ItemFace>()
  let started = performance.now()
  for (const version of decks.flatMap(({ cards }) => cards.flatMap(({ versions }) => versions))) {
    if (performance.now() - started > workMillis) {
      await setImmediate()
      started = performance.now()
    }
    const face = ownCardFace(version)
    if (face === null) throw new ArchiveError('unknown-format', 'A card of own-decks.json cannot be read.')
    faces.set(version, face)
  }
  return faces
}

/**
 * Gives the decks of an archive to an account. A deck's id names its owner, an item's id depends on what it shows, and
 * another account may have the cards already: so ids change, and the files that name them follow.
 *
 * @throws ArchiveError if a card has no text
 */
export async function adoptDecks(
  db: Transaction,
  userId: string,
  archive: Archive,
  faces: Faces,
): Promise<{ archive: Archive; decks: AdoptedDecks }> {
  const archived = archive['own-decks.json']
  const taken = await cardsOfOthers(
    db,
    userId,
    archived.flatMap(({ cards }) => cards.map(({ id }) => id)),
  )
  const lessonIds = new Map<string, string>()
  const cardIds = new Map<string, string>()
  const itemIds = new Map<string, string>()
  const decks: AdoptedDecks = { lessons: [], cards: [], items: [], tags: [] }
  for (const { id, title, retiredAtMillis, cards } of archived) {
    const lesson = { ...deckRow(userId, id.slice(id.indexOf('/') + 1), title), retiredAtMillis }
    lessonIds.set(id, lesson.id)
    decks.lessons.push(lesson)
    for (const card of cards) {
      const cardId = taken.has(card.id) ? newCardId() : card.id
      cardIds.set(card.id, cardId)
      const items = new Map<string, ReturnType<typeof itemRow>>()
      for (const version of card.versions) {
        const face = faces.get(version)
        if (face === undefined) throw new Error('A version of a card has no face.')
        const item = itemRow(cardId, face, new Date(version.createdAtMillis))
        itemIds.set(version.id, item.id)
        items.set(item.id, item)
      }
      const itemId = itemIds.get(card.itemId)
      if (itemId === undefined || !items.has(itemId)) {
        throw new ArchiveError('contradictory', 'A card of own-decks.json has no text.')
      }
      decks.items.push(...items.values())
      decks.cards.push({
        ...cardRow(cardId, lesson.id, card.position, itemId),
        retiredAtMillis: card.retiredAtMillis,
      })
      decks.tags.push(...card.tags.map((tag) => ({ cardId, tag })))
    }
  }
  const withCard = <Row extends { cardId: string }>(row: Row): Row => ({
    ...row,
    cardId: cardIds.get(row.cardId) ?? row.cardId,
  })
  const withLesson = <Row extends { lessonId: string }>(row: Row): Row => ({
    ...row,
    lessonId: lessonIds.get(row.lessonId) ?? row.lessonId,
  })
  const settings = archive['settings.json']
  const withDeck = (exam: Exam): Exam =>
    isOwnCourse(exam.courseId)
      ? {
          ...exam,
          courseId: ownCourseId(userId),
          lessonId: exam.lessonId === null ? null : (lessonIds.get(exam.lessonId) ?? exam.lessonId),
        }
      : exam
  return {
    decks,
    archive: {
      ...archive,
      'schedules.json': archive['schedules.json'].map(withCard),
      'log.jsonl': archive['log.jsonl'].map(withCard).map((event) => ({
        ...event,
        itemId: event.itemId === null ? null : (itemIds.get(event.itemId) ?? event.itemId),
      })),
      'visits.json': archive['visits.json'].map(withLesson),
      'settings.json': { ...settings, exams: settings.exams.map(withDeck) },
    },
  }
}

const idsAtOnce = 500

/** Which of some ids are of cards of other accounts. */
async function cardsOfOthers(db: Transaction, userId: string, ids: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>()
  for (const some of slices(ids, idsAtOnce)) {
    const rows = await db
      .selectFrom('Card')
      .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
      .select('Card.id')
      .where('Card.id', 'in', some)
      .where('Lesson.ownerId', 'is distinct from', userId)
      .execute()
    for (const { id } of rows) taken.add(id)
  }
  return taken
}

/** Deletes the decks of an account, whose log, schedules and visits are deleted already. */
export async function removeDecks(db: Transaction, userId: string): Promise<void> {
  const lessons = db.selectFrom('Lesson').select('id').where('ownerId', '=', userId)
  const cards = db.selectFrom('Card').select('id').where('lessonId', 'in', lessons)
  // Cards and items refer to each other; the database looks at the end of the transaction.
  await db.updateTable('Card').set({ itemId: '' }).where('lessonId', 'in', lessons).execute()
  await db.deleteFrom('Item').where('cardId', 'in', cards).execute()
  await db.deleteFrom('Card').where('lessonId', 'in', lessons).execute()
  await db.deleteFrom('Lesson').where('ownerId', '=', userId).execute()
  await db.deleteFrom('Course').where('ownerId', '=', userId).execute()
}
