import type { Answer } from '#domain/items/answer'
import type { Grade } from '#domain/items/grade-answer'
import type { Transaction } from '#server/database/transaction'
import type { Attempt, GivenAnswer, StoredQuestion } from '#server/quiz/attempt'
import { eventKey, type RescheduledCard, type Outcome } from '#server/quiz/record-answer'
import { eventOfKey } from '#server/study/events-of-card'
import { grade } from '#server/study/grade'
import { summaryOf } from '#server/study/schedule-summary'

/** A question with its key, which may leave the server once the question is closed. */
export interface ClosedQuestion
  extends
    Pick<StoredQuestion, 'position' | 'ask' | 'face' | 'runHash' | 'lesson' | 'concept'>,
    Pick<GivenAnswer, 'confidence'>,
    Outcome {
  /** `gave-up` if the quiz was finished without an answer. */
  answer: Answer
}

/** A question with its outcome, as the learner sees it. */
export function closedQuestion(question: StoredQuestion, { grade, moved }: Outcome): ClosedQuestion {
  const { position, ask, face, runHash, lesson, concept } = question
  const { answer, confidence } = question.given ?? unanswered
  return { position, ask, face, answer, confidence, grade, runHash, lesson, concept, moved }
}

/** A question that was closed earlier, with its outcome, which is computed again. */
export async function readClosedQuestion(
  db: Transaction,
  attempt: Attempt,
  question: StoredQuestion,
): Promise<ClosedQuestion> {
  const { face, lesson, position } = question
  const { answer } = question.given ?? unanswered
  const graded = await grade(db, face, answer, lesson.courseId)
  return closedQuestion(question, {
    grade: withVerdict(graded, question.correct ?? false),
    moved: await readRescheduledCard(db, attempt, position),
  })
}

const unanswered = { answer: { kind: 'gave-up' }, confidence: null } as const

/** The grade with its notes. If the grading rules have changed since, the stored verdict applies, without notes. */
function withVerdict(grade: Grade, correct: boolean): Grade {
  if (grade.correct === correct) return grade
  return correct
    ? { correct: true, credit: 1, note: null }
    : { correct: false, credit: 0, note: null, firstDifference: null, lines: null }
}

async function readRescheduledCard(
  db: Transaction,
  { id, userId }: Attempt,
  position: number,
): Promise<RescheduledCard | null> {
  const past = await eventOfKey(db, userId, eventKey(id, position))
  if (past?.event.event !== 'rated') return null
  return { rating: past.event.rating === 1 ? 1 : 3, due: summaryOf(past.after, past.dayBoundary).due }
}
