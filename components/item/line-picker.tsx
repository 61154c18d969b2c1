'use client'

import { PlainCodeLine } from '#components/item/code-line'
import { useTexts } from '#texts'

interface LinePickerProps {
  lines: readonly string[]
  /** Number of the picked line, 1-based; null if none is picked. */
  picked: number | null
  /** Id of the prompt. */
  describedBy: string
  onPick: (line: number) => void
}

/** A program in which one line is picked. The lines are radio buttons, so mouse, touch and arrow keys all work. */
export function LinePicker({ lines, picked, describedBy, onPick }: LinePickerProps) {
  const text = useTexts('item')
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-1" aria-describedby={describedBy}>
      <legend className="mb-1 text-sm text-muted">{text.pickLine}</legend>
      <div className="code px-0" dir="ltr">
        <ol>
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
                    aria-label={text.lineOfCode({ number: i + 1, line: line.trim() })}
                    checked={picked === i + 1}
                    onChange={() => onPick(i + 1)}
                  />
                  <span aria-hidden="true" className="w-6 shrink-0 text-end text-muted select-none">
                    {i + 1}
                  </span>
                  <code aria-hidden="true" className="min-w-0">
                    <PlainCodeLine line={line} />
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
