import { useCallback, useEffect, useState } from 'react'
import type { Answer } from '#domain/items/answer'
import type { Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import type { PresentedItem } from '#domain/items/presented-item'

export interface ProgramPlace {
  lessonId: string
  /** Line of the lesson's file in which its code block begins. */
  line: number
}

/** A question about a program, without its key. */
export interface AskedPrediction {
  itemId: string
  ask: PresentedItem
}

/** An answer with its grade and the key. */
interface CheckedAnswer {
  answer: Answer
  face: ItemFace
  grade: Grade
  runHash: string | null
}

export interface PredictionActions {
  read: (place: ProgramPlace) => Promise<AskedPrediction[]>
  check: (given: {
    lessonId: string
    itemId: string
    answer: Answer
  }) => Promise<Omit<CheckedAnswer, 'answer'>>
}

/** The questions about one program of a lesson, one after the other. They are loaded at first use. */
export function usePredictions(place: ProgramPlace, { read, check }: PredictionActions) {
  const { lessonId, line } = place
  const [questions, setQuestions] = useState<readonly AskedPrediction[] | 'failed' | null>(null)
  const [index, setIndex] = useState(0)
  const [checked, setChecked] = useState<CheckedAnswer | null>(null)
  const [sending, setSending] = useState<'idle' | 'sending' | 'failed'>('idle')

  const load = useCallback(
    () =>
      read({ lessonId, line }).then(
        (loaded) => setQuestions(loaded),
        () => setQuestions('failed'),
      ),
    [read, lessonId, line],
  )
  useEffect(() => void load(), [load])

  const question = Array.isArray(questions)
    ? ((questions[index] as AskedPrediction | undefined) ?? null)
    : null
  const answer = async (given: Answer) => {
    if (question === null || sending === 'sending') return
    setSending('sending')
    try {
      const result = await check({ lessonId, itemId: question.itemId, answer: given })
      setChecked({ answer: given, ...result })
      setSending('idle')
    } catch {
      setSending('failed')
    }
  }
  const next = () => {
    setIndex(index + 1)
    setChecked(null)
  }
  const retry = () => {
    setQuestions(null)
    void load()
  }
  return {
    state: questions === null ? 'loading' : questions === 'failed' ? 'failed' : 'loaded',
    question,
    index,
    count: Array.isArray(questions) ? questions.length : 0,
    checked,
    sending,
    answer,
    next,
    retry,
  } as const
}
