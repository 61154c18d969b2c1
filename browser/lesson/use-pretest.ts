import { useState } from 'react'
import type { Answer } from '#domain/items/answer'
import type { PresentedItem } from '#domain/items/presented-item'

interface PretestQuestion {
  position: number
  ask: PresentedItem
}

export interface PretestActions {
  start: (lessonId: string) => Promise<{ attemptId: string; questions: PretestQuestion[] } | null>
  decline: (lessonId: string) => Promise<void>
  answer: (given: {
    attemptId: string
    position: number
    answer: Answer
    confidence: null
  }) => Promise<unknown>
  handIn: (attemptId: string) => Promise<void>
}

type PretestState =
  | { kind: 'offered' }
  | { kind: 'declined' }
  | {
      kind: 'asked'
      attemptId: string
      questions: PretestQuestion[]
      index: number
      question: PretestQuestion
    }
  | { kind: 'done'; attemptId: string }

/** A pretest on the page of its lesson. Whoever leaves it has nothing to finish. */
export function usePretest(lessonId: string, actions: PretestActions) {
  const [state, setState] = useState<PretestState>({ kind: 'offered' })
  const [sending, setSending] = useState<'idle' | 'sending' | 'failed'>('idle')

  const send = async (act: () => Promise<PretestState>) => {
    if (sending === 'sending') return
    setSending('sending')
    try {
      setState(await act())
      setSending('idle')
    } catch {
      setSending('failed')
    }
  }
  const at = (attemptId: string, questions: PretestQuestion[], index: number): PretestState => {
    const question = questions[index]
    return question === undefined
      ? { kind: 'done', attemptId }
      : { kind: 'asked', attemptId, questions, index, question }
  }

  return {
    state,
    isSending: sending === 'sending',
    hasFailed: sending === 'failed',
    start: () =>
      void send(async () => {
        const started = await actions.start(lessonId)
        return started === null ? { kind: 'declined' } : at(started.attemptId, started.questions, 0)
      }),
    decline: () => {
      setState({ kind: 'declined' })
      // At worst it is offered again.
      actions.decline(lessonId).catch(() => undefined)
    },
    answer: (answer: Answer) =>
      send(async () => {
        if (state.kind !== 'asked') return state
        const { attemptId, questions, index, question } = state
        await actions.answer({ attemptId, position: question.position, answer, confidence: null })
        const next = at(attemptId, questions, index + 1)
        if (next.kind === 'done') await actions.handIn(attemptId)
        return next
      }),
  }
}
