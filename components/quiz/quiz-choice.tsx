import { Button } from '#components/ui/button'
import { messages } from '#messages/en'

const text = messages.quiz

interface QuizChoiceProps {
  lessons: { id: string; title: string; questions: number }[]
  start: (form: FormData) => Promise<void>
}

/** The lessons that a quiz can be about, the first one most likely wanted. */
export function QuizChoice({ lessons, start }: QuizChoiceProps) {
  return (
    <ul className="grid gap-3">
      {lessons.map((lesson, i) => (
        <li
          key={lesson.id}
          className="flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-surface p-5"
        >
          <span>
            <span className="block font-[600]">{lesson.title}</span>
            <span className="block text-sm text-muted">{text.questions(lesson.questions)}</span>
          </span>
          <form action={start} className="grow sm:grow-0">
            <input type="hidden" name="lessonId" value={lesson.id} />
            <Button
              type="submit"
              look={i === 0 ? 'primary' : 'secondary'}
              aria-label={text.start(lesson.title)}
              className="w-full"
            >
              {text.startShort}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
