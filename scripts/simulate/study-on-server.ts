import { randomUUID } from 'node:crypto'
import { gradeAnswer } from '#domain/items/grade-answer'
import { formOfKind } from '#domain/items/kind-rules'
import {
  allowedRatings,
  isRightGuess,
  suggestedRating,
  type GradedAnswer,
} from '#domain/schedule/rating-of-answer'
import { ratings, type Rating } from '#domain/schedule/rating'
import { asFollowUp } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'
import { database } from '#server/database/database'
import { optionsAbout } from '#server/study/card-questions'
import { recordReview, type ReviewInput } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import type { AskedQuestion, Mind } from './minds.ts'

/** How long an answer takes, in milliseconds. */
const answerMillis = 9_000

/** A learner in front of a device. */
export interface Student {
  userId: string
  mind: Mind
  random: () => number
  /** How far the clock of the device is off, in milliseconds. */
  clockError: number
  studyDayOf: (atMillis: number) => number
  /** Told of each question that was answered. */
  onAnswer: (asked: AskedQuestion) => Promise<void>
}

/** An answer that is ready to be sent. */
export interface ReadyAnswer {
  asked: AskedQuestion
  input: ReviewInput
}

/**
 * Studies what the server gives, until nothing is left or the learner has had enough.
 *
 * @returns when it ended, and the answers, in order
 */
export async function study(
  student: Student,
  fromMillis: number,
  maxAnswers: number,
): Promise<{ atMillis: number; answers: ReadyAnswer[] }> {
  const held = new Map<string, StudyCard>()
  const answers: ReadyAnswer[] = []
  let atMillis = fromMillis
  while (answers.length < maxAnswers) {
    const { cards } = await studyQueue(student.userId, new Date(atMillis), {}, new Set(held.keys()))
    for (const card of cards) if ('cardId' in card) held.set(card.version, card)
    const card = held.get(cards[0]?.version ?? '')
    if (card === undefined) break
    atMillis += answerMillis + 3_000
    const ready = await answerCard(student, card, atMillis)
    await send(student, ready, atMillis)
    answers.push(ready)
  }
  return { atMillis, answers }
}

/** Sends an answer. Only one that rates its card is remembered, as the app says that only it counts. */
export async function send(
  student: Student,
  { asked, input }: ReadyAnswer,
  nowMillis: number,
): Promise<void> {
  const { kind, rating } = await recordReview(student.userId, input, new Date(nowMillis))
  if (kind === 'recorded') student.mind.remember(asked, rating)
  await student.onAnswer(asked)
}

/** Answers a card as the study page lets a learner do it, without sending anything. */
export async function answerCard(student: Student, card: StudyCard, atMillis: number): Promise<ReadyAnswer> {
  const { mind, random, clockError } = student
  const asked = await questionOf(student, card, atMillis)
  const sent = {
    ...{ key: randomUUID(), cardId: card.cardId, follows: card.follows },
    ...{ durationMillis: answerMillis, atMillis: atMillis + clockError },
  }
  if (card.face.kind === 'self-graded') {
    const rating = mind.judge(asked, random)
    return { asked, input: { ...sent, itemId: card.itemId, rating, answer: null } }
  }
  const { answer, confidence } = mind.answer(asked, random)
  const graded: GradedAnswer = {
    ...{ answer, grade: gradeAnswer(card.face, answer), confidence },
    durationMillis: answerMillis,
  }
  const { correct } = graded.grade
  if (card.followUp !== null && isRightGuess(card.face.kind, { correct, confidence })) {
    const next = await answerCard(student, asFollowUp(card), atMillis)
    return { ...next, input: { ...next.input, guess: { itemId: card.itemId, answer } } }
  }
  const override = !correct && answer.kind !== 'gave-up' && mind.objects(random) ? ('typo' as const) : null
  const { rating: suggested } = suggestedRating(card, graded, override)
  const chosen = mind.rate(allowedRatings(card, graded, override), suggested, random)
  return {
    asked,
    input: { ...sent, itemId: card.itemId, rating: asRating(chosen), answer, confidence, override },
  }
}

const asRating = (chosen: number): Rating => ratings.find((each) => each === chosen) ?? 1

async function questionOf(
  { studyDayOf }: Student,
  { cardId, itemId, face, order, runHash }: StudyCard,
  atMillis: number,
): Promise<AskedQuestion> {
  const form = formOfKind(face.kind, Array.isArray(face.answer))
  const lines = (face.code ?? '').split('\n').map((_line, i) => String(i + 1))
  const about =
    face.kind === 'output-typed' || face.kind === 'output-order'
      ? await database.read((db) => optionsAbout(db, itemId))
      : []
  return {
    ...{ face, cardId, itemId, runHash, studyDay: studyDayOf(atMillis) },
    choices: form === 'choice' ? order.options : form === 'line' ? lines : order.lines,
    misleading: [...face.options, ...about].filter(({ correct }) => !correct),
  }
}
