'use client'

import { useCallback, useEffect, useState } from 'react'
import { Playground } from '#components/playground/playground'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Program } from '#domain/program/program'
import { useTexts } from '#texts'

interface ProgramChangeProps {
  runHash: string
  open: (runHash: string) => Promise<Program>
  sandboxUrl: string
}

/** A program of a lesson in an editor, to change it and run it where the lesson shows it. */
export function ProgramChange({ runHash, open, sandboxUrl }: ProgramChangeProps) {
  const text = useTexts('lesson-programs')
  const [program, setProgram] = useState<Program | 'failed' | null>(null)
  const load = useCallback(
    () =>
      open(runHash).then(
        (opened) => setProgram(opened),
        () => setProgram('failed'),
      ),
    [open, runHash],
  )
  useEffect(() => void load(), [load])
  if (program === null) return <p role="status">{text.loading}</p>
  if (program === 'failed') {
    return (
      <div className="grid justify-items-start gap-3">
        <Notice tone="bad" announced>
          {text.loadFailed}
        </Notice>
        <Button
          look="secondary"
          onClick={() => {
            setProgram(null)
            void load()
          }}
        >
          {text.retry}
        </Button>
      </div>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <Playground original={program} sandboxUrl={sandboxUrl} isOfLesson />
      <a
        href={`/play?run=${encodeURIComponent(runHash)}`}
        className="justify-self-start text-sm text-accent underline"
      >
        {text.openInPlayground}
      </a>
    </div>
  )
}
