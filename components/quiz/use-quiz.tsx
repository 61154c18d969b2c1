'use client'

import { useState } from 'react'
import type { ClosedQuestion, QuestionState } from '#components/quiz/question-panel'
import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'

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

/** The questions of an open quiz as they stand on the server, and what can be done with them. */
export function useQuiz(attemptId: string, stored: readonly QuestionState[], actions: QuizActions) {
  const [questions, setQuestions] = useState(stored)
  const [isFinished, setFinished] = useState(false)
  const [sending, setSending] = useState<number | 'all' | null>(null)
  const [failed, setFailed] = useState<number | 'all' | null>(null)
  const change = (position: number, part: Partial<QuestionState>) =>
    setQuestions((before) =>
      before.map((question) => (question.position === position ? { ...question, ...part } : question)),
    )

  /** Whether the server has it; if not, `failed` says where. */
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
        const told = await actions.answer({ attemptId, position, answer, confidence })
        change(position, { answer, closed: told.closed })
        if (told.isFinished) setFinished(true)
      }),
    mark: (position: number, marked: boolean) =>
      send(position, async () => {
        await actions.mark({ attemptId, position, marked })
        change(position, { marked })
      }),
    handIn: () => send('all', () => actions.handIn(attemptId)),
  }
}
