import { database } from '#server/database/database'

/** Whether a learner can take a pretest of a lesson: it has questions, and they have not been asked about it yet. */
export async function isPretestAvailable(userId: string, lessonId: string): Promise<boolean> {
  const lesson = await database.read((db) => {
    const questions = db
      .selectFrom('Question')
      .select('id')
      .where('lessonId', '=', lessonId)
      .where('retiredAtMillis', 'is', null)
    const quizzes = db
      .selectFrom('QuizLesson as about')
      .innerJoin('QuizAttempt as attempt', 'attempt.id', 'about.attemptId')
      .select('attempt.id')
      .where('about.lessonId', '=', lessonId)
      .where('attempt.userId', '=', userId)
    const studiedCards = db
      .selectFrom('Card as card')
      // SQLite keeps the order of a cross join: the cards of the lesson come first, not all the learner's schedules.
      .crossJoin('CardSchedule as schedule')
      .whereRef('schedule.cardId', '=', 'card.id')
      .select('card.id')
      .where('card.lessonId', '=', lessonId)
      .where('card.retiredAtMillis', 'is', null)
      .where('schedule.userId', '=', userId)
      .where('schedule.revision', '>', 0)
    return db
      .selectFrom('Lesson')
      .select('id')
      .where('id', '=', lessonId)
      .where('retiredAtMillis', 'is', null)
      .where((eb) => eb.exists(questions))
      .where((eb) => eb.not(eb.exists(quizzes)))
      .where((eb) => eb.not(eb.exists(studiedCards)))
      .executeTakeFirst()
  })
  return lesson !== undefined
}
