import { BookOpen, Flag, Moon, Pause, type LucideIcon } from 'lucide-react'
import { lessonPath } from '#browser/paths'
import { isOwnCourse } from '#domain/own/own-course'
import { useTexts } from '#texts'

const quiet =
  'flex min-h-11 flex-col items-center justify-center gap-1 rounded-sm px-2 py-1 text-center text-sm leading-tight text-muted hover:text-ink sm:flex-row sm:gap-1.5'

interface CardActionsProps {
  lesson: { courseId: string; slug: string; line: number }
  onBury: () => void
  onSuspend: () => void
  onFlag: () => void
}

/** Actions for the current card, besides answering it. Nobody else could mend a card that the learner wrote. */
export function CardActions({ lesson, onBury, onSuspend, onFlag }: CardActionsProps) {
  const text = useTexts('study').actions
  const isOwn = isOwnCourse(lesson.courseId)
  return (
    <div
      role="group"
      aria-label={text.label}
      className="-mx-2 flex items-start justify-around sm:justify-start sm:gap-x-3"
    >
      <Action icon={Moon} keys="b" label={text.bury} hint={text.buryHint} onClick={onBury} />
      <Action icon={Pause} keys="s" label={text.suspend} hint={text.suspendHint} onClick={onSuspend} />
      {isOwn ? null : <Action icon={Flag} keys="f" label={text.flag} hint={text.flagHint} onClick={onFlag} />}
      <a
        href={lessonPath(lesson)}
        target="_blank"
        rel="noopener"
        aria-keyshortcuts="l"
        title={isOwn ? text.deckHint : text.lessonHint}
        className={quiet}
      >
        <BookOpen className="size-4" aria-hidden="true" />
        {isOwn ? text.deck : text.lesson}
      </a>
    </div>
  )
}

interface ActionProps {
  icon: LucideIcon
  keys: string
  label: string
  hint: string
  onClick: () => void
}

function Action({ icon: Icon, keys, label, hint, onClick }: ActionProps) {
  return (
    <button type="button" onClick={onClick} aria-keyshortcuts={keys} title={hint} className={quiet}>
      <Icon className="size-4" aria-hidden="true" />
      {label}
    </button>
  )
}
