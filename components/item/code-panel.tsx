import { CodeLine } from '#components/item/code-line'
import { codeLines } from '#domain/lesson/code-lines'
import { writtenIn } from '#domain/language/written-in'

interface CodePanelProps {
  html: string
  label: string
  /** The language of the lesson, which its names, comments and texts may be in; null if it cannot be told. */
  language: string | null
}

/** A program with line numbers. The highlighted HTML was made from escaped text when the lesson was imported. */
export function CodePanel({ html, label, language }: CodePanelProps) {
  return (
    <pre {...writtenIn(language)} className="code" tabIndex={0} role="group" aria-label={label} dir="ltr">
      <code>
        {codeLines(html).map((line, i) => (
          <span key={i} className="flex gap-4">
            <span aria-hidden="true" className="w-[2ch] shrink-0 text-end text-muted select-none">
              {i + 1}
            </span>
            <CodeLine {...line} />
          </span>
        ))}
      </code>
    </pre>
  )
}
