'use client'

import { RotateCcw } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { usePython } from '#browser/playground/use-python'
import { ChangeReport } from '#components/playground/change-report'
import { OwnRun } from '#components/playground/own-run'
import { HiddenParts, StrangersParts } from '#components/playground/program-parts'
import { PythonEditor, type EditorHandle } from '#components/playground/python-editor'
import { PythonProgress } from '#components/playground/python-progress'
import { RunButton } from '#components/playground/run-button'
import { RunResult } from '#components/playground/run-result'
import { ShareProgram } from '#components/playground/share-program'
import { Button } from '#components/ui/button'
import type { Program } from '#domain/program/program'
import { useTexts } from '#texts'
import type { SingleRun } from '#sandbox/browser'

/** A run of the learner's program, and one of the original if the program was changed. */
interface RunPair {
  /** How many runs there were before it. */
  index: number
  /** The source that was run. */
  source: string
  changed: SingleRun
  original: SingleRun | null
}

interface PlaygroundProps {
  /** The program before the learner changes it. */
  original: Program
  /** URL of the files of Python, see `openBrowserSandbox`. */
  sandboxUrl: string
  /** Whether this server's own content has exactly this program; anything else is a stranger's. */
  isOfLesson: boolean
}

const isSame = (one: Program, other: Program) => JSON.stringify(one) === JSON.stringify(other)

/** An editor for a program, its run in this browser, and the effect of a change. */
export function Playground({ original, sandboxUrl, isOfLesson }: PlaygroundProps) {
  const text = useTexts('playground')
  const editorHintId = useId()
  const [program, setProgram] = useState(original)
  const [ran, setRan] = useState<RunPair | null>(null)
  const { state, run, stop } = usePython(sandboxUrl)
  const editor = useRef<EditorHandle>(null)
  const isBusy = state.kind === 'loading' || state.kind === 'running'

  const runProgram = async () => {
    if (isBusy) return
    const isChanged = !isSame(program, original)
    const shown = await run(isChanged ? [program, original] : [program])
    if (shown?.[0] !== undefined) {
      const [changed, before] = shown
      setRan((last) => ({
        index: (last?.index ?? -1) + 1,
        source: program.source,
        changed,
        original: before ?? null,
      }))
    }
  }
  const reset = () => {
    setProgram(original)
    editor.current?.replace(original.source)
  }

  return (
    <div className="@container">
      <div className="grid grid-cols-1 items-start gap-6 @min-[54rem]:grid-cols-2">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          {isOfLesson ? <HiddenParts program={original} /> : <StrangersParts program={original} />}
          <div className="max-h-[70dvh] min-h-64 overflow-auto rounded-md border border-line-strong focus-within:border-accent">
            <PythonEditor
              source={original.source}
              label={text.editor}
              describedBy={editorHintId}
              badLine={ran?.changed.record.exception?.line ?? null}
              onChange={(source) => setProgram((before) => ({ ...before, source }))}
              onRun={() => void runProgram()}
              handle={editor}
            />
          </div>
          <p id={editorHintId} className="text-sm text-muted">
            {text.editorHint}
          </p>
          {program.input.length > 0 || /\binput\s*\(/.test(program.source) ? (
            <InputLines lines={program.input} onChange={(input) => setProgram({ ...program, input })} />
          ) : null}
          <div className="flex flex-wrap gap-3">
            <RunButton isBusy={isBusy} onRun={() => void runProgram()} onStop={stop} />
            <Button look="secondary" onClick={reset} disabled={isSame(program, original)}>
              <RotateCcw className="size-4" aria-hidden="true" />
              {text.reset}
            </Button>
            <ShareProgram program={program} />
          </div>
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6" aria-busy={isBusy}>
          <PythonProgress state={state} />
          {ran === null ? (
            state.kind === 'idle' ? (
              <p className="text-muted">{text.nothingYet}</p>
            ) : null
          ) : (
            <>
              <RunResult performance={ran.changed} onGoToLine={(line) => editor.current?.goToLine(line)} />
              {ran.original === null ? null : <ChangeReport original={ran.original} changed={ran.changed} />}
            </>
          )}
        </div>
        {ran === null ? null : (
          <div className="col-span-full min-w-0">
            <OwnRun key={ran.index} source={ran.source} performance={ran.changed} />
          </div>
        )}
      </div>
    </div>
  )
}

function InputLines({ lines, onChange }: { lines: string[]; onChange: (lines: string[]) => void }) {
  const text = useTexts('playground')
  return (
    <label className="grid gap-1 text-sm text-muted">
      {text.input}
      <textarea
        defaultValue={lines.join('\n')}
        onChange={(event) =>
          onChange(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))
        }
        rows={3}
        className="rounded-sm border border-line-strong bg-surface px-3 py-2 font-mono text-ink"
        dir="auto"
      />
    </label>
  )
}
