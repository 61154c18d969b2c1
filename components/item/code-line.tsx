import { Breakable } from '#components/item/code-name'
import type { CodeLine as Line } from '#domain/lesson/code-lines'

/** A line of a program. One that is too long for the screen goes on below, a little further in. */
export function CodeLine({ indent, html }: Line) {
  return (
    <span className="flex min-h-[1lh] min-w-0">
      <span className="shrink-0 whitespace-pre">{indent}</span>
      <span className={rest} dangerouslySetInnerHTML={{ __html: html }} />
    </span>
  )
}

/** The same for a line that is not highlighted. */
export function PlainCodeLine({ line }: { line: string }) {
  const text = line.trimStart()
  return (
    <span className="flex min-h-[1lh] min-w-0">
      <span className="shrink-0 whitespace-pre">{line.slice(0, line.length - text.length)}</span>
      <span className={rest}>
        <Breakable text={text} />
      </span>
    </span>
  )
}

const rest = 'min-w-0 ps-[2ch] -indent-[2ch] wrap-anywhere whitespace-pre-wrap'
