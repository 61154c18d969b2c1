'use client'

import { useRef, useState } from 'react'
import { usePracticeCheck } from '#browser/practice/use-practice-check'
import { PythonEditor, type EditorHandle } from '#components/playground/python-editor'
import { PracticeCheck } from '#components/practice/practice-check'
import { Solution } from '#components/practice/solution'
import { Workbench } from '#components/practice/workbench'
import { SentenceAbout } from '#components/item/sentence-about'
import type { Exercise } from '#domain/items/exercise'
import { useTexts } from '#texts'

interface FixTheBugProps {
  exercise: Extract<Exercise, { kind: 'fix-the-bug' }>
  belief: { text: string; language: string | null } | null
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  sandboxUrl: string
}

const hintId = 'editor-hint'

/** An exercise: a program with a bug, which the learner fixes. */
export function FixTheBug({ exercise, belief, language, sandboxUrl }: FixTheBugProps) {
  const playgroundText = useTexts('playground')
  const text = useTexts('practice')
  const [source, setSource] = useState(exercise.program.source)
  const editor = useRef<EditorHandle>(null)
  const check = usePracticeCheck(exercise, sandboxUrl)
  return (
    <Workbench
      goal={exercise.goal}
      language={language}
      check={
        <PracticeCheck
          exercise={exercise}
          language={language}
          check={check}
          source={source}
          onGoToLine={(line) => editor.current?.goToLine(line)}
        />
      }
    >
      <div className="min-h-48 overflow-auto rounded-md border border-line-strong focus-within:border-accent">
        <PythonEditor
          source={exercise.program.source}
          label={playgroundText.editor}
          describedBy={hintId}
          badLine={check.checked?.performance.record.exception?.line ?? null}
          onChange={setSource}
          onRun={() => void check.check(source)}
          handle={editor}
        />
      </div>
      <p id={hintId} className="text-sm text-muted">
        {playgroundText.editorHint}
      </p>
      <details>
        <summary className="disclosure text-accent">{text.hint}</summary>
        <p className="mt-2">
          {text.hintLines({
            lines: exercise.faultyLines.join(', '),
            count: exercise.faultyLines.length,
          })}{' '}
          {belief === null ? null : (
            <SentenceAbout
              sentence={text.belief({ belief: belief.text })}
              name={belief.text}
              language={belief.language}
            />
          )}
        </p>
      </details>
      <Solution solution={exercise.solution} language={language} />
    </Workbench>
  )
}
