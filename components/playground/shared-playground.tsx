'use client'

import { useEffect, useState } from 'react'
import { Playground } from '#components/playground/playground'
import { Notice } from '#components/ui/notice'
import type { Program } from '#domain/program/program'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

type Opened = { kind: 'reading' } | { kind: 'none' | 'bad' } | { kind: 'program'; program: Program }

const starter = (text: TextsOf<'playground'>): Program => ({
  source: text.starter,
  setup: '',
  modules: {},
  network: [],
  input: [],
})

/** The playground, with the program in the fragment of the URL, or a small one to start with. */
export function SharedPlayground({ sandboxUrl }: { sandboxUrl: string }) {
  const text = useTexts('playground')
  const [opened, setOpened] = useState<Opened>({ kind: 'reading' })

  useEffect(() => {
    const read = async () => {
      const fragment = window.location.hash.slice(1)
      if (fragment === '') {
        setOpened({ kind: 'none' })
        return
      }
      const { programFromFragment } = await import('#domain/program/program-link')
      const program = await programFromFragment(fragment)
      setOpened(program === null ? { kind: 'bad' } : { kind: 'program', program })
    }
    const open = () => void read()
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])

  if (opened.kind === 'reading') return null
  const program = opened.kind === 'program' ? opened.program : starter(text)
  return (
    <div className="grid gap-6">
      {opened.kind === 'bad' ? (
        <Notice tone="bad" announced>
          {text.badLink}
        </Notice>
      ) : null}
      {opened.kind === 'program' ? <Notice>{text.fromLink}</Notice> : null}
      <Playground
        key={JSON.stringify(program)}
        original={program}
        sandboxUrl={sandboxUrl}
        isOfLesson={false}
      />
    </div>
  )
}
