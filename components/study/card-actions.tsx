import { BookOpen } from 'lucide-react'
import type { StudyCard } from '#domain/study/study-card'
import { messages } from '#messages/en'

const text = messages.study.actions
const quiet = 'flex min-h-11 items-center gap-1.5 rounded-sm px-2 text-sm text-muted hover:text-ink'

interface CardActionsProps {
  card: StudyCard
}

/** What can be done with a card besides answering it. */
export function CardActions({ card }: CardActionsProps) {
  const { lesson } = card
  return (
    <div role="group" aria-label={text.label} className="-mx-2 flex flex-wrap gap-x-2">
      <a
        href={`/lessons/${lesson.courseId}/${lesson.slug}`}
        target="_blank"
        rel="noopener"
        aria-keyshortcuts="l"
        title={text.lessonHint}
        className={quiet}
      >
        <BookOpen className="size-4" aria-hidden="true" />
        {text.lesson}
      </a>
    </div>
  )
}
