import type { Archive } from '#server/archive/archive-schema'
import type { Transaction } from '#server/database/sqlite-database'

/** What an archive holds that this site has no content for, so that it stays out. */
export interface LeftOut {
  cards: number
  answers: number
  quizzes: number
  lessons: number
  flags: number
}

const idsAtOnce = 500

/** Queries for the ids of content, with the lesson that each belongs to. An own deck is a lesson with an owner. */
const content = {
  cards: (db: Transaction) =>
    db.selectFrom('Card as row').innerJoin('Lesson as lesson', 'lesson.id', 'row.lessonId').select('row.id'),
  items: (db: Transaction) =>
    db
      .selectFrom('Item as row')
      .innerJoin('Card as card', 'card.id', 'row.cardId')
      .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
      .select('row.id'),
  questions: (db: Transaction) =>
    db
      .selectFrom('Question as row')
      .innerJoin('Lesson as lesson', 'lesson.id', 'row.lessonId')
      .select('row.id'),
  lessons: (db: Transaction) => db.selectFrom('Lesson as lesson').select('lesson.id'),
}

/** Which of some ids a site has content for that concerns a learner: that of courses, and the learner's own. */
async function knownIds(
  db: Transaction,
  userId: string,
  kind: keyof typeof content,
  ids: Iterable<string>,
): Promise<Set<string>> {
  const known = new Set<string>()
  for (const some of slices([...new Set(ids)], idsAtOnce)) {
    const found = db
      .selectFrom(content[kind](db).select('lesson.ownerId').as('found'))
      .where('found.id', 'in', some)
      .where((eb) => eb.or([eb('found.ownerId', 'is', null), eb('found.ownerId', '=', userId)]))
    for (const { id } of await found.select('found.id').execute()) known.add(id)
  }
  return known
}

/** Slices of an array, of at most so many elements. */
export function* slices<T>(all: readonly T[], length: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += length) yield all.slice(start, start + length)
}

/** Leaves out what refers to cards, questions and lessons that this site does not have, or that are another learner's. */
export async function fitToContent(
  db: Transaction,
  userId: string,
  archive: Archive,
): Promise<{ archive: Archive; leftOut: LeftOut }> {
  const {
    'schedules.json': schedules,
    'log.jsonl': log,
    'flags.json': flags,
    'quizzes.json': quizzes,
  } = archive
  const { 'visits.json': visits, 'begun-parts.json': begun } = archive
  const answers = quizzes.flatMap((quiz) => quiz.answers)
  const cards = await knownIds(
    db,
    userId,
    'cards',
    [...schedules, ...log, ...flags].map(({ cardId }) => cardId),
  )
  const items = await knownIds(
    db,
    userId,
    'items',
    [...log, ...flags, ...answers].flatMap(({ itemId }) => (itemId === null ? [] : [itemId])),
  )
  const questions = await knownIds(
    db,
    userId,
    'questions',
    answers.map(({ questionId }) => questionId),
  )
  const lessons = await knownIds(
    db,
    userId,
    'lessons',
    [...visits, ...begun, ...quizzes.flatMap((quiz) => quiz.lessons)].map(({ lessonId }) => lessonId),
  )
  const fitting = {
    ...archive,
    'schedules.json': schedules.filter(({ cardId }) => cards.has(cardId)),
    'log.jsonl': log
      .filter(({ cardId }) => cards.has(cardId))
      .map((event) =>
        event.itemId === null || items.has(event.itemId) ? event : { ...event, itemId: null },
      ),
    'flags.json': flags.filter(({ cardId, itemId }) => cards.has(cardId) && items.has(itemId)),
    'quizzes.json': quizzes.filter(
      (quiz) =>
        quiz.lessons.every(({ lessonId }) => lessons.has(lessonId)) &&
        quiz.answers.every(({ questionId, itemId }) => questions.has(questionId) && items.has(itemId)),
    ),
    'visits.json': visits.filter(({ lessonId }) => lessons.has(lessonId)),
    'begun-parts.json': begun.filter(({ lessonId }) => lessons.has(lessonId)),
  }
  const missing = (file: 'schedules.json' | 'log.jsonl' | 'flags.json' | 'quizzes.json' | 'visits.json') =>
    archive[file].length - fitting[file].length
  return {
    archive: fitting,
    leftOut: {
      cards: missing('schedules.json'),
      answers: missing('log.jsonl'),
      quizzes: missing('quizzes.json'),
      lessons: missing('visits.json'),
      flags: missing('flags.json'),
    },
  }
}
