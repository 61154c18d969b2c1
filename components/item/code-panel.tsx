import { CodeLine } from '#components/item/code-line'
import { codeLines } from '#domain/lesson/code-lines'

/** A program with line numbers. The highlighted HTML was made from escaped text when the lesson was imported. */
export function CodePanel({ html, label }: { html: string; label: string }) {
  return (
    <pre className="code" tabIndex={0} role="group" aria-label={label} dir="ltr">
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
