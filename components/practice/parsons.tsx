'use client'

import { ArrowDown, ArrowUp, Plus, X, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { usePracticeCheck } from '#browser/practice/use-practice-check'
import { PracticeCheck } from '#components/practice/practice-check'
import { Solution } from '#components/practice/solution'
import { Workbench } from '#components/practice/workbench'
import type { Exercise } from '#domain/items/exercise'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface ParsonsProps {
  exercise: Extract<Exercise, { kind: 'parsons' }>
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  sandboxUrl: string
}

type Line = ParsonsProps['exercise']['lines'][number]

const sourceOf = (lines: readonly Line[]) =>
  lines.map(({ text, indent }) => `${' '.repeat(indent)}${text}\n`).join('')

/** A Parsons problem: the learner arranges lines into a program. Any order is accepted that produces the goal. */
export function Parsons({ exercise, language, sandboxUrl }: ParsonsProps) {
  const text = useTexts('practice')
  const [taken, setTaken] = useState<readonly Line[]>([])
  const [announcement, setAnnouncement] = useState('')
  const check = usePracticeCheck(exercise, sandboxUrl)
  const pool = exercise.lines.filter((line) => !taken.includes(line))

  const take = (line: Line) => {
    setTaken([...taken, line])
    setAnnouncement(text.placed({ line: line.text, position: taken.length + 1 }))
  }
  const putBack = (line: Line) => {
    setTaken(taken.filter((other) => other !== line))
    setAnnouncement(text.removed({ line: line.text }))
  }
  const move = (from: number, to: number) => {
    const line = taken[from]
    if (line === undefined || to < 0 || to >= taken.length) return
    setTaken(taken.toSpliced(from, 1).toSpliced(to, 0, line))
    setAnnouncement(text.placed({ line: line.text, position: to + 1 }))
  }

  return (
    <Workbench
      goal={exercise.goal}
      language={language}
      check={
        <PracticeCheck
          exercise={exercise}
          language={language}
          check={check}
          source={sourceOf(taken)}
          onGoToLine={() => undefined}
        />
      }
    >
      <p role="status" className="sr-only">
        {announcement}
      </p>
      <LineList title={text.program} empty={text.programEmpty} isEmpty={taken.length === 0}>
        {taken.map((line, index) => (
          <LineItem key={exercise.lines.indexOf(line)} line={line} language={language}>
            <LineButton
              icon={ArrowUp}
              label={text.up({ line: line.text })}
              onClick={() => move(index, index - 1)}
            />
            <LineButton
              icon={ArrowDown}
              label={text.down({ line: line.text })}
              onClick={() => move(index, index + 1)}
            />
            <LineButton icon={X} label={text.remove({ line: line.text })} onClick={() => putBack(line)} />
          </LineItem>
        ))}
      </LineList>
      <LineList title={text.pool} empty={text.poolEmpty} isEmpty={pool.length === 0}>
        {pool.map((line) => (
          <LineItem key={exercise.lines.indexOf(line)} line={line} language={language}>
            <LineButton icon={Plus} label={text.add({ line: line.text })} onClick={() => take(line)} />
          </LineItem>
        ))}
      </LineList>
      {exercise.lines.every(({ isNeeded }) => isNeeded) ? null : (
        <p className="text-sm text-muted">{text.someNotNeeded}</p>
      )}
      <Solution solution={exercise.solution} language={language} />
    </Workbench>
  )
}

interface LineListProps {
  title: string
  empty: string
  isEmpty: boolean
  children: React.ReactNode
}

function LineList({ title, empty, isEmpty, children }: LineListProps) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-normal text-muted">{title}</h3>
      {isEmpty ? (
        <p className="rounded-md border border-dashed border-line-strong px-4 py-3 text-muted">{empty}</p>
      ) : (
        <ol className="grid grid-cols-1 gap-1">{children}</ol>
      )}
    </section>
  )
}

function LineItem({
  line,
  language,
  children,
}: {
  line: Line
  language: string | null
  children: React.ReactNode
}) {
  return (
    <li className="flex items-center gap-1 rounded-md border border-line bg-sunken ps-3">
      <code
        {...writtenIn(language)}
        className="min-w-0 grow py-2 font-mono text-sm break-words whitespace-pre-wrap"
        dir="ltr"
      >
        {`${' '.repeat(line.indent)}${line.text}`}
      </code>
      {children}
    </li>
  )
}

function LineButton({
  icon: Icon,
  label,
  onClick,
}: {
  icon: LucideIcon
  label: string
  onClick: () => void
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="grid size-11 shrink-0 place-items-center rounded-sm text-muted hover:text-accent"
    >
      <Icon className="size-4" aria-hidden="true" />
    </button>
  )
}
