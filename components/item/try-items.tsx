'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { useTriedAnswers } from '#browser/try/tried-answers'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview } from '#components/item/answer-review'
import { ItemPrompt, promptId } from '#components/item/item-prompt'
import { Button } from '#components/ui/button'
import { ButtonLink } from '#components/ui/button-link'
import { Notice } from '#components/ui/notice'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Answer } from '#domain/items/answer'
import type { Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { useTexts } from '#texts'
import type { LessonLink } from '#browser/paths'

export interface TryableItem {
  id: string
  ask: PresentedItem
  lesson: LessonLink
}

interface CheckedItem {
  face: ItemFace
  grade: Grade
}

export interface TryItemsProps {
  /** At least one. */
  items: TryableItem[]
  /** Grades an answer; the key leaves the server only with the grade. */
  check: (given: { itemId: string; answer: Answer }) => Promise<CheckedItem>
  /** What to do once all are answered. */
  then: { href: string; label: string }
  /** Stands above them. */
  heading: ReactNode
  /** Shown instead to those who had answered all of them before. Default: the last one, with its answer. */
  ifAnswered?: ReactNode
}

/**
 * Items to try out, one after the other. The answers stay in this browser: they count for nothing, but are still there
 * after a reload, and after signing up.
 */
export function TryItems({ items, check, then, heading, ifAnswered }: TryItemsProps) {
  const text = useTexts('item').trial
  const [tried, addTried] = useTriedAnswers()
  const [chosen, setChosen] = useState<number | null>(null)
  const firstOpen = items.findIndex(({ id }) => tried[id] === undefined)
  const at = chosen ?? (firstOpen < 0 ? items.length - 1 : firstOpen)
  const item = items[at]
  const answer = item === undefined ? undefined : tried[item.id]
  const { checked, hasFailed, retry } = useCheck(item?.id, answer, check)
  if (item === undefined) return null
  if (ifAnswered !== undefined && chosen === null && firstOpen < 0) return ifAnswered
  const { id, ask, lesson } = item
  return (
    <section>
      {heading}
      <div className="grid gap-6 panel p-5 sm:p-7">
        <Progress at={at} items={items} isAnswered={(each) => tried[each.id] !== undefined} />
        <ItemPrompt
          id={promptId}
          prompt={ask.prompt}
          codeHtml={ask.codeHtml}
          kind={ask.kind}
          language={lesson.language}
        />
        {answer === undefined ? (
          <AnswerForm
            key={id}
            ask={ask}
            language={lesson.language}
            onAnswer={(given) => {
              setChosen(at)
              addTried(id, given)
            }}
          />
        ) : hasFailed ? (
          <Notice tone="bad" announced>
            <p className="mb-3">{text.failed}</p>
            <Button onClick={retry}>{text.retry}</Button>
          </Notice>
        ) : checked === null ? (
          <p className="text-muted" role="status">
            {text.checking}
          </p>
        ) : (
          <>
            <AnswerReview
              face={checked.face}
              answer={answer}
              grade={checked.grade}
              lesson={lesson}
              language={lesson.language}
              runHash={null}
            />
            <div className="flex flex-wrap gap-3 border-t border-line pt-5">
              {at < items.length - 1 ? (
                <Button onClick={() => setChosen(at + 1)}>{text.next}</Button>
              ) : (
                <ButtonLink href={then.href}>{then.label}</ButtonLink>
              )}
            </div>
          </>
        )}
      </div>
    </section>
  )
}

/** What the server says to an answer; null until it has. */
function useCheck(itemId: string | undefined, answer: Answer | undefined, check: TryItemsProps['check']) {
  const [found, setFound] = useState<{ itemId: string; checked: CheckedItem } | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const isKnown = found !== null && found.itemId === itemId
  useEffect(() => {
    if (itemId === undefined || answer === undefined || isKnown || hasFailed) return
    check({ itemId, answer })
      .then((checked) => setFound({ itemId, checked }))
      .catch(() => setHasFailed(true))
  }, [itemId, answer, isKnown, hasFailed, check])
  return { checked: isKnown ? found.checked : null, hasFailed, retry: () => setHasFailed(false) }
}

interface ProgressProps {
  at: number
  items: TryableItem[]
  isAnswered: (item: TryableItem) => boolean
}

function Progress({ at, items, isAnswered }: ProgressProps) {
  const text = useTexts('item').trial
  return (
    <p className="flex items-center justify-between gap-4 text-sm text-muted">
      {text.question({ n: at + 1, of: items.length })}
      <span aria-hidden="true" className="flex gap-1.5">
        {items.map((item, index) => (
          <span
            key={item.id}
            className={`h-1.5 w-8 rounded-full ${index === at || isAnswered(item) ? 'bg-accent' : 'bg-line'}`}
          />
        ))}
      </span>
    </p>
  )
}
