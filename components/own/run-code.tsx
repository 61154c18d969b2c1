'use client'

import { useRef, useState } from 'react'
import { usePython } from '#browser/playground/use-python'
import { Button } from '#components/ui/button'
import { codeOfCard, keyOfRun, withKey } from '#domain/own/code-of-card'
import { useTexts } from '#texts'

interface RunCodeProps {
  sandboxUrl: string
  /** What is on the front at this moment. */
  readFront: () => string
  changeBack: (change: (back: string) => string) => void
}

/** Runs the program on the front of a card, and puts what it prints on the back: that is its key. */
export function RunCode({ sandboxUrl, readFront, changeBack }: RunCodeProps) {
  const text = useTexts('own').run
  const { state, run, stop } = usePython(sandboxUrl)
  const [said, setSaid] = useState('')
  const key = useRef<string>(null)
  const isBusy = state.kind === 'loading' || state.kind === 'running'

  const runFront = async () => {
    const source = codeOfCard(readFront())
    setSaid(source === null ? text.noCode : '')
    if (source === null) return
    const [result] = (await run([{ source, setup: '', modules: {}, network: [], input: [] }])) ?? []
    if (result === undefined) return
    const made = keyOfRun(result.record)
    setSaid(made === null ? text.printsNothing : text.done)
    if (made === null) return
    const earlier = key.current
    key.current = made
    changeBack((back) => withKey(back, made, earlier))
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {isBusy ? (
        <Button look="secondary" onClick={stop}>
          {text.stop}
        </Button>
      ) : (
        <Button look="secondary" onClick={() => void runFront()}>
          {text.run}
        </Button>
      )}
      <p role="status" className="text-sm text-muted">
        {state.kind === 'idle' ? said : text.states[state.kind]}
      </p>
    </div>
  )
}
