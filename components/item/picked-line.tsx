import { Check, X } from 'lucide-react'
import { PlainCodeLine } from '#components/item/code-line'
import { useTexts } from '#texts'

interface PickedLineProps {
  lines: readonly string[]
  right: number
  /** Number of the line that was picked, 1-based; null if none was. */
  picked: number | null
}

/** A program with the correct line marked, and the picked line if it is a different one. */
export function PickedLine({ lines, right, picked }: PickedLineProps) {
  const text = useTexts('item')
  return (
    <div className="code px-0" dir="ltr" role="group" aria-label={text.program} tabIndex={0}>
      <ol>
        {lines.map((line, i) => {
          const isRight = i + 1 === right
          const isPicked = i + 1 === picked
          const tone = isRight ? 'bg-good-soft' : isPicked ? 'bg-bad-soft' : ''
          return (
            <li key={i} className={`flex items-center gap-3 px-3 ${tone}`}>
              <span className="w-5 shrink-0">
                {isRight ? <Check className="size-4 text-good" aria-hidden="true" /> : null}
                {isPicked && !isRight ? <X className="size-4 text-bad" aria-hidden="true" /> : null}
              </span>
              <span className="w-6 shrink-0 text-end text-muted select-none">{i + 1}</span>
              <code className="min-w-0">
                <PlainCodeLine line={line} />
              </code>
              {isRight || isPicked ? (
                <span className="ps-2 font-sans text-sm text-muted">
                  {isRight ? text.rightAnswer : text.yourAnswer}
                </span>
              ) : null}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
