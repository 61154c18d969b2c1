import type { AdoptedDecks } from '#server/archive/adopt-decks'
import type { Archive } from '#server/archive/archive-schema'
import { slices } from '#server/slices'
import type { Transaction } from '#server/database/transaction'

const idsAtOnce = 500

type Table = 'Card' | 'Item' | 'Question' | 'Lesson' | 'Course'

/** Which of some ids have a row of content, which everybody may see. */
async function knownIds(db: Transaction, table: Table, ids: Iterable<string>): Promise<Set<string>> {
  const known = new Set<string>()
  for (const some of slices([...new Set(ids)], idsAtOnce)) {
    for (const { id } of await publicRows(db, table, some)) known.add(id)
  }
  return known
}

function publicRows(db: Transaction, table: Table, ids: readonly string[]): Promise<{ id: string }[]> {
  const lessons = db.selectFrom('Lesson').where('Lesson.ownerId', 'is', null)
  switch (table) {
    case 'Course':
      return db
        .selectFrom('Course')
        .select('id')
        .where('ownerId', 'is', null)
        .where('id', 'in', ids)
        .execute()
    case 'Lesson':
      return lessons.select('Lesson.id').where('Lesson.id', 'in', ids).execute()
    case 'Question':
      return lessons
        .innerJoin('Question', 'Question.lessonId', 'Lesson.id')
        .select('Question.id')
        .where('Question.id', 'in', ids)
        .execute()
    case 'Card':
      return lessons
        .innerJoin('Card', 'Card.lessonId', 'Lesson.id')
        .select('Card.id')
        .where('Card.id', 'in', ids)
        .execute()
    case 'Item':
      return lessons
        .innerJoin('Card', 'Card.lessonId', 'Lesson.id')
        .innerJoin('Item', 'Item.cardId', 'Card.id')
        .select('Item.id')
        .where('Item.id', 'in', ids)
        .execute()
  }
}

/** Leaves out what refers to cards, questions and lessons that are neither content of this site nor of the archive's decks. */
export async function fitToContent(db: Transaction, archive: Archive, own: AdoptedDecks): Promise<Archive> {
  const {
    'schedules.json': schedules,
    'log.jsonl': log,
    'flags.json': flags,
    'quizzes.json': quizzes,
  } = archive
  const { 'visits.json': visits, 'begun-parts.json': begun, 'settings.json': settings } = archive
  const answers = quizzes.flatMap((quiz) => quiz.answers)
  const cards = await knownIds(
    db,
    'Card',
    [...schedules, ...log, ...flags].map(({ cardId }) => cardId),
  )
  const items = await knownIds(
    db,
    'Item',
    [...log, ...flags, ...answers].flatMap(({ itemId }) => (itemId === null ? [] : [itemId])),
  )
  const questions = await knownIds(
    db,
    'Question',
    answers.map(({ questionId }) => questionId),
  )
  const lessons = await knownIds(
    db,
    'Lesson',
    [...visits, ...begun, ...quizzes.flatMap((quiz) => quiz.lessons), ...settings.exams].flatMap(
      ({ lessonId }) => lessonId ?? [],
    ),
  )
  const courses = await knownIds(
    db,
    'Course',
    settings.exams.map(({ courseId }) => courseId),
  )
  const studied = new Set([...cards, ...own.cards.map(({ id }) => id)])
  const shown = new Set([...items, ...own.items.map(({ id }) => id)])
  const opened = new Set([...lessons, ...own.lessons.map(({ id }) => id)])
  const taught = new Set([...courses, ...own.lessons.map(({ courseId }) => courseId)])
  return {
    ...archive,
    'settings.json': {
      ...settings,
      exams: settings.exams.filter(
        ({ courseId, lessonId }) => taught.has(courseId) && (lessonId === null || opened.has(lessonId)),
      ),
    },
    'schedules.json': schedules.filter(({ cardId }) => studied.has(cardId)),
    'log.jsonl': log
      .filter(({ cardId }) => studied.has(cardId))
      .map((event) =>
        event.itemId === null || shown.has(event.itemId) ? event : { ...event, itemId: null },
      ),
    'flags.json': flags.filter(({ cardId, itemId }) => cards.has(cardId) && items.has(itemId)),
    'quizzes.json': quizzes.filter(
      (quiz) =>
        quiz.lessons.every(({ lessonId }) => lessons.has(lessonId)) &&
        quiz.answers.every(({ questionId, itemId }) => questions.has(questionId) && items.has(itemId)),
    ),
    'visits.json': visits.filter(({ lessonId }) => opened.has(lessonId)),
    'begun-parts.json': begun.filter(({ lessonId }) => lessons.has(lessonId)),
  }
}
