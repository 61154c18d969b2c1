'use client'

import { useState } from 'react'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview } from '#components/item/answer-review'
import { ItemPrompt, promptId } from '#components/item/item-prompt'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Answer } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'

interface TryItemProps {
  face: ItemFace
  ask: PresentedItem
  lesson: { courseId: string; slug: string; title: string }
}

/** An item to try out. Nothing about it is stored. */
export function TryItem({ face, ask, lesson }: TryItemProps) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  return (
    <div className="grid gap-6 rounded-lg border border-line bg-surface p-5 sm:p-7">
      <ItemPrompt id={promptId} prompt={ask.prompt} codeHtml={ask.codeHtml} />
      {answer === null ? (
        <AnswerForm ask={ask} onAnswer={setAnswer} />
      ) : (
        <AnswerReview
          face={face}
          answer={answer}
          grade={gradeAnswer(face, answer)}
          lesson={lesson}
          runHash={null}
        />
      )}
    </div>
  )
}
