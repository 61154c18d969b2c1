import { Check, Flag } from 'lucide-react'
import { useTexts } from '#texts'

interface QuestionMapProps {
  questions: { position: number; isAnswered: boolean; marked: boolean }[]
  /** Position of the question that is shown. */
  at: number
  onGoTo: (position: number) => void
}

/** Links to all questions of a quiz, showing which are answered and which are marked. */
export function QuestionMap({ questions, at, onGoTo }: QuestionMapProps) {
  const text = useTexts('quiz').run
  return (
    <nav aria-label={text.overview}>
      <ol className="flex flex-wrap gap-1">
        {questions.map(({ position, isAnswered, marked }) => {
          const state = [isAnswered ? text.isAnswered : text.isOpen, marked ? text.marked : '']
            .filter(Boolean)
            .join(', ')
          const tone =
            position === at
              ? 'border-accent bg-accent-soft font-[600] text-accent'
              : isAnswered
                ? 'border-line bg-sunken text-muted'
                : 'border-line-strong bg-surface'
          return (
            <li key={position}>
              <button
                type="button"
                aria-label={text.jump({ n: position + 1, state })}
                aria-current={position === at ? 'step' : undefined}
                onClick={() => onGoTo(position)}
                className={`relative grid size-11 place-items-center rounded-sm border hover:border-accent ${tone}`}
              >
                {position + 1}
                {isAnswered ? (
                  <Check className="absolute end-0.5 bottom-0.5 size-3" aria-hidden="true" />
                ) : null}
                {marked ? (
                  <Flag className="absolute end-0.5 top-0.5 size-3 text-accent" aria-hidden="true" />
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
