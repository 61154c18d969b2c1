import Link from 'next/link'
import { RichText } from '#components/item/rich-text'
import type { StudyCard, StudyQueue } from '#components/study/study-types'
import { buttonClass } from '#components/ui/button'
import { EmptyState } from '#components/ui/empty-state'
import { formatFromNow } from '#messages/format-interval'
import { messages } from '#messages/en'

const text = messages.study

interface SessionEndProps {
  queue: StudyQueue
  answered: number
  missed: StudyCard[]
  lessonId: string | null
}

/** When there is nothing (more) to study: what was done, what was missed, what comes when. */
export function SessionEnd({ queue, answered, missed, lessonId }: SessionEndProps) {
  const next =
    queue.nextDueAtMillis === null ? null : text.nextDue(formatFromNow(queue.nextDueAtMillis, queue.atMillis))
  if (answered === 0) {
    const isNew = next === null && lessonId === null
    return (
      <EmptyState
        heading="h1"
        title={isNew ? text.nothingYet : text.done}
        text={isNew ? text.nothingYetText : [text.nothingDueText, next].filter(Boolean).join(' ')}
        action={{ href: '/lessons', label: text.chooseLesson }}
      />
    )
  }
  return (
    <section className="mx-auto grid max-w-prose gap-6">
      <div role="status">
        <h1 className="text-2xl">{text.done}</h1>
        <p className="mt-2 text-muted">
          {text.doneSummary(answered)} {next}
        </p>
      </div>
      {missed.length === 0 ? null : (
        <div>
          <h2 className="mb-2 text-lg">{text.missed}</h2>
          <ul className="grid gap-2">
            {missed.map((card) => (
              <li key={card.cardId} className="rounded-md border border-line bg-surface px-4 py-3">
                <RichText text={card.concept?.term ?? card.ask.prompt} />{' '}
                <Link
                  href={`/lessons/${card.lesson.courseId}/${card.lesson.slug}`}
                  className="text-sm text-accent underline"
                >
                  {messages.item.inLesson(card.lesson.title)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Link href="/" className={`${buttonClass()} justify-self-start`}>
        {text.back}
      </Link>
    </section>
  )
}
