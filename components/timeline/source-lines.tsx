'use client'

import { useEffect, useRef } from 'react'
import { CodeLine, PlainCodeLine } from '#components/item/code-line'
import { codeLines } from '#domain/lesson/code-lines'
import { useTexts } from '#texts'
import { useWrittenInProgram } from '#components/timeline/program-language'

interface SourceLinesProps {
  source: string
  /** The source as highlighted HTML, made from escaped text; null shows it as plain text. */
  html: string | null
  /** The line of the step, 1-based, and all lines that ran in it. */
  line: number | null
  lines: readonly number[]
  /** The line of the other run. */
  believedLine: number | null
}

/** The program, with the line that runs highlighted. */
export function SourceLines({ source, html, line, lines, believedLine }: SourceLinesProps) {
  const text = useTexts('timeline')
  const written = useWrittenInProgram()
  const frame = useRef<HTMLPreElement>(null)
  const code = (html ?? source).replace(/\n$/, '')
  const shown = html === null ? code.split('\n') : codeLines(code)
  useEffect(() => {
    const box = frame.current
    const row = line === null ? null : box?.querySelector<HTMLElement>(`[data-line="${line}"]`)
    if (box == null || row == null) return
    const isSeen =
      row.offsetTop >= box.scrollTop && row.offsetTop + row.offsetHeight <= box.scrollTop + box.clientHeight
    if (!isSeen) box.scrollTop = row.offsetTop - box.clientHeight / 2
  }, [line])
  return (
    <pre
      {...written}
      ref={frame}
      className="code relative max-h-[26rem] overflow-auto !px-0"
      tabIndex={0}
      role="region"
      aria-label={text.source}
    >
      <code>
        {shown.map((each, i) => (
          <span key={i} data-line={i + 1} className={`flex gap-3 ps-2 pe-4 ${look(i + 1)}`}>
            <span
              aria-hidden="true"
              className="w-6 shrink-0 text-end text-[0.8em] leading-[1lh] text-muted select-none"
            >
              {i + 1}
            </span>
            {typeof each === 'string' ? <PlainCodeLine line={each} /> : <CodeLine {...each} />}
          </span>
        ))}
      </code>
    </pre>
  )

  function look(at: number): string {
    const believed = at === believedLine ? 'border-e-4 border-bad' : ''
    if (at === line) return `bg-accent-soft border-s-4 border-accent ${believed}`
    return `border-s-4 ${lines.includes(at) ? 'border-line-strong' : 'border-transparent'} ${believed}`
  }
}
