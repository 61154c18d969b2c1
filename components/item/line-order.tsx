'use client'

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { usePlainTexts } from '#browser/item/use-plain-texts'
import { RichText } from '#components/item/rich-text'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface LineOrderProps {
  label: string
  lines: string[]
  /** Whether the lines are code or output, and not prose. */
  isCode: boolean
  /** Of the lines, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  onChange: (lines: string[]) => void
}

/**
 * A list of lines to put in order: with two buttons for each line, which work with mouse, touch, keyboard and screen
 * reader, or by dragging a line by its grip.
 */
export function LineOrder({ label, lines, isCode, language, onChange }: LineOrderProps) {
  const text = useTexts('item')
  const [announcement, setAnnouncement] = useState('')
  const plain = usePlainTexts(isCode ? [] : lines)
  const nameOf = (line: string) => (isCode ? line : plain(line))
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ to: number; direction: 'up' | 'down' } | null>(null)

  // The focus follows the line, so that pressing the button again moves it further.
  useEffect(() => {
    if (moved.current === null) return
    const { to, direction } = moved.current
    moved.current = null
    const buttons = [...(list.current?.children[to]?.querySelectorAll('button') ?? [])]
    const [up, down] = buttons
    const wanted = direction === 'up' ? up : down
    ;(wanted?.disabled === true ? buttons.find((button) => !button.disabled) : wanted)?.focus()
  }, [lines])

  const move = (from: number, to: number) => {
    const line = lines[from]
    if (line === undefined || to < 0 || to >= lines.length) return
    moved.current = { to, direction: to < from ? 'up' : 'down' }
    onChange(lines.toSpliced(from, 1).toSpliced(to, 0, line))
    setAnnouncement(text.lineMoved({ line: nameOf(line), position: to + 1, of: lines.length }))
  }

  const [dragged, setDragged] = useState<number | null>(null)
  /** Moves the dragged line to the place under the pointer. */
  const dragTo = ({ clientY }: PointerEvent) => {
    if (dragged === null) return
    const to = [...(list.current?.children ?? [])].findIndex((item) => {
      const { top, bottom } = item.getBoundingClientRect()
      return clientY >= top && clientY < bottom
    })
    if (to < 0 || to === dragged) return
    move(dragged, to)
    moved.current = null
    setDragged(to)
  }
  const drop = () => setDragged(null)

  const arrow =
    'grid size-11 shrink-0 place-items-center rounded-sm text-muted hover:text-accent disabled:opacity-30'
  return (
    <div role="group" aria-label={label}>
      <p className="mb-1 text-sm text-muted">{label}</p>
      <ol
        ref={list}
        className="grid grid-cols-1 gap-2"
        onPointerMove={dragTo}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        {lines.map((line, i) => (
          <li
            key={i}
            className={`flex items-center rounded-md border bg-surface ${dragged === i ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
          >
            <span
              className="grid min-h-11 w-9 shrink-0 cursor-grab touch-none place-items-center text-muted"
              onPointerDown={(event) => {
                // The list captures the pointer, because the grip may belong to another line after the first move.
                list.current?.setPointerCapture(event.pointerId)
                event.preventDefault()
                setDragged(i)
              }}
            >
              <GripVertical className="size-4" aria-hidden="true" />
            </span>
            {isCode ? (
              <code
                {...writtenIn(language)}
                dir="ltr"
                className="min-w-0 grow py-2 font-mono text-[0.9375rem] wrap-anywhere whitespace-pre-wrap"
              >
                {line}
              </code>
            ) : (
              <span className="min-w-0 grow py-2">
                <RichText text={line} language={language} />
              </span>
            )}
            <button
              type="button"
              className={arrow}
              disabled={i === 0}
              aria-label={text.moveUp({ line: nameOf(line) })}
              onClick={() => move(i, i - 1)}
            >
              <ArrowUp className="size-5" aria-hidden="true" />
            </button>
            <button
              type="button"
              className={arrow}
              disabled={i === lines.length - 1}
              aria-label={text.moveDown({ line: nameOf(line) })}
              onClick={() => move(i, i + 1)}
            >
              <ArrowDown className="size-5" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </div>
  )
}
