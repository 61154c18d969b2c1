import { useState } from 'react'
import type { Answer } from '#domain/items/answer'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Confidence } from '#domain/items/confidence'
import type { Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import type { LessonLink } from '#browser/paths'

/** A question whose correct answer the learner may see. */
export interface ClosedQuestion {
  face: ItemFace
  answer: Answer
  grade: Grade
  runHash: string | null
  lesson: LessonLink & { line: number }
}

export interface QuestionState {
  position: number
  ask: PresentedItem
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
  answer: Answer | null
  marked: boolean
  /** Null until its feedback may be shown. */
  closed: ClosedQuestion | null
}

export interface QuizActions {
  answer: (given: {
    attemptId: string
    position: number
    answer: Answer
    confidence: Confidence | null
  }) => Promise<{ isFinished: boolean; closed: ClosedQuestion | null }>
  mark: (given: { attemptId: string; position: number; marked: boolean }) => Promise<void>
  handIn: (attemptId: string) => Promise<void>
}

/** The questions of an unfinished quiz as the server has them, and the actions on them. */
export function useQuiz(attemptId: string, stored: readonly QuestionState[], actions: QuizActions) {
  const [questions, setQuestions] = useState(stored)
  const [isFinished, setFinished] = useState(false)
  const [sending, setSending] = useState<number | 'all' | null>(null)
  const [failed, setFailed] = useState<number | 'all' | null>(null)
  const change = (position: number, part: Partial<QuestionState>) =>
    setQuestions((before) =>
      before.map((question) => (question.position === position ? { ...question, ...part } : question)),
    )

  /** Whether the server accepted it; if not, `failed` says which question it was about. */
  const send = async (place: number | 'all', act: () => Promise<void>): Promise<boolean> => {
    setSending(place)
    setFailed(null)
    try {
      await act()
      return true
    } catch {
      setFailed(place)
      return false
    } finally {
      setSending(null)
    }
  }

  return {
    questions,
    isFinished,
    sending,
    failed,
    answer: (position: number, answer: Answer, confidence: Confidence | null) =>
      send(position, async () => {
        const reply = await actions.answer({ attemptId, position, answer, confidence })
        change(position, { answer, closed: reply.closed })
        if (reply.isFinished) setFinished(true)
      }),
    mark: (position: number, marked: boolean) =>
      send(position, async () => {
        await actions.mark({ attemptId, position, marked })
        change(position, { marked })
      }),
    handIn: () => send('all', () => actions.handIn(attemptId)),
  }
}
