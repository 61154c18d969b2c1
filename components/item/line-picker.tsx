'use client'

import { itemMessages as text } from '#messages/item'

interface LinePickerProps {
  lines: readonly string[]
  /** Number of the picked line, from 1; null while there is none. */
  picked: number | null
  /** Id of the prompt. */
  describedBy: string
  onPick: (line: number) => void
}

/** A program of which one line is picked: by click or touch, or as one group of radio buttons with the arrow keys. */
export function LinePicker({ lines, picked, describedBy, onPick }: LinePickerProps) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-1" aria-describedby={describedBy}>
      <legend className="mb-1 text-sm text-muted">{text.pickLine}</legend>
      <div className="code overflow-x-auto px-0" dir="ltr">
        <ol className="w-max min-w-full">
          {lines.map((line, i) => (
            <li key={i}>
              {line.trim() === '' ? (
                <span aria-hidden="true">&nbsp;</span>
              ) : (
                <label className="flex min-h-8 cursor-pointer items-center gap-3 border-s-4 border-transparent px-3 hover:bg-accent-soft has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-accent">
                  <input
                    type="radio"
                    name="line"
                    aria-keyshortcuts={i < 9 ? String(i + 1) : undefined}
                    className="size-4 shrink-0 accent-accent outline-none"
                    aria-label={text.lineOfCode(i + 1, line.trim())}
                    checked={picked === i + 1}
                    onChange={() => onPick(i + 1)}
                  />
                  <span aria-hidden="true" className="w-6 shrink-0 text-end text-muted select-none">
                    {i + 1}
                  </span>
                  <code aria-hidden="true" className="whitespace-pre">
                    {line}
                  </code>
                </label>
              )}
            </li>
          ))}
        </ol>
      </div>
    </fieldset>
  )
}
