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

/** Which of some ids have a row in a table of content. */
async function knownIds(
  db: Transaction,
  table: 'Card' | 'Item' | 'Question' | 'Lesson',
  ids: Iterable<string>,
): Promise<Set<string>> {
  const known = new Set<string>()
  for (const some of slices([...new Set(ids)], idsAtOnce)) {
    const rows = await db.selectFrom(table).select('id').where('id', 'in', some).execute()
    for (const { id } of rows) known.add(id)
  }
  return known
}

/** Slices of an array, of at most so many elements. */
export function* slices<T>(all: readonly T[], length: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += length) yield all.slice(start, start + length)
}

/** Leaves out what refers to cards, questions and lessons that this site does not have. */
export async function fitToContent(
  db: Transaction,
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
