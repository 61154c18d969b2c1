'use client'

import { useRef, useState } from 'react'
import { PythonEditor, type EditorHandle } from '#components/playground/python-editor'
import { PracticeCheck, usePracticeCheck } from '#components/practice/practice-check'
import { PracticeGoal } from '#components/practice/practice-goal'
import { RichText } from '#components/item/rich-text'
import type { Exercise } from '#domain/items/exercise'
import { playground } from '#messages/playground'
import { practice as text } from '#messages/practice'

interface FixTheBugProps {
  exercise: Extract<Exercise, { kind: 'fix-the-bug' }>
  belief: string | null
  sandboxUrl: string
}

const hintId = 'editor-hint'

/** A program with a mistake that the learner mends until it does what it should. */
export function FixTheBug({ exercise, belief, sandboxUrl }: FixTheBugProps) {
  const [source, setSource] = useState(exercise.program.source)
  const editor = useRef<EditorHandle>(null)
  const check = usePracticeCheck(exercise, sandboxUrl)
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <div className="min-h-48 overflow-auto rounded-md border border-line-strong focus-within:border-accent">
          <PythonEditor
            source={exercise.program.source}
            label={playground.editor}
            describedBy={hintId}
            badLine={check.checked?.performance.record.exception?.line ?? null}
            onChange={setSource}
            onRun={() => void check.check(source)}
            handle={editor}
          />
        </div>
        <p id={hintId} className="text-sm text-muted">
          {playground.editorHint}
        </p>
        <details>
          <summary className="text-accent">{text.hint}</summary>
          <p className="mt-2">
            {text.hintLines(exercise.faultyLines)}{' '}
            {belief === null ? null : <RichText text={text.belief(belief)} />}
          </p>
        </details>
        <Solution solution={exercise.solution} />
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <PracticeGoal goal={exercise.goal} />
        <PracticeCheck
          exercise={exercise}
          check={check}
          source={source}
          onGoToLine={(line) => editor.current?.goToLine(line)}
        />
      </div>
    </div>
  )
}

/** A program that does it, for whoever wants to see one. */
export function Solution({ solution }: { solution: string }) {
  return (
    <details>
      <summary className="text-accent">{text.solution}</summary>
      <pre className="code mt-2" tabIndex={0} dir="ltr">
        {solution}
      </pre>
    </details>
  )
}
