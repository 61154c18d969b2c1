'use client'

import { useEffect, useRef } from 'react'
import { timelineMessages as text } from '#messages/timeline'

interface SourceLinesProps {
  source: string
  /** The same as highlighted HTML, made from escaped text; without it the source is shown plain. */
  html: string | null
  /** The line of the step, 1-based, and the others that ran in it. */
  line: number | null
  lines: readonly number[]
  /** Where the believer's run stands. */
  believedLine: number | null
}

/** The program with the line that runs lit. */
export function SourceLines({ source, html, line, lines, believedLine }: SourceLinesProps) {
  const frame = useRef<HTMLPreElement>(null)
  const count = source.replace(/\n$/, '').split('\n').length
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
      ref={frame}
      className="code relative max-h-[26rem] overflow-auto !px-0"
      tabIndex={0}
      role="region"
      aria-label={text.source}
      dir="ltr"
    >
      <span className="absolute inset-x-0 top-3.5 block w-full min-w-max" aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          <span key={i} data-line={i + 1} className={`block h-[1lh] ps-2 ${look(i + 1)}`}>
            <span className="inline-block w-6 text-end text-[0.8em] text-muted select-none">{i + 1}</span>
          </span>
        ))}
      </span>
      <code className="relative block w-max min-w-full ps-12 pe-4">
        {html === null ? source : <span dangerouslySetInnerHTML={{ __html: html }} />}
      </code>
    </pre>
  )

  function look(at: number): string {
    const believed = at === believedLine ? 'border-e-4 border-bad' : ''
    if (at === line) return `bg-accent-soft border-s-4 border-accent ${believed}`
    return `border-s-4 ${lines.includes(at) ? 'border-line-strong' : 'border-transparent'} ${believed}`
  }
}
